// The pages of the portal that need no sign-in, by their path behind the language. The checks that hold for every page
// (axe, width, complete without JavaScript) walk this list: a new page is a new line here.

export interface PublicPage {
  name: string;
  path: string;
}

export const publicPages: PublicPage[] = [{ name: "home", path: "" }];
