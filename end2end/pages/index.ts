// The pages of the portal that need no sign-in, by their path behind the language. The checks that hold for every page
// (axe, width, complete without JavaScript) walk this list: a new page is a new line here.

export interface PublicPage {
  name: string;
  path: string;
}

export const publicPages: PublicPage[] = [
  { name: "home", path: "" },
  { name: "services", path: "/services" },
  { name: "a service", path: "/services/classification" },
  { name: "a closed service", path: "/services/re-registration" },
  { name: "which service", path: "/guide" },
  { name: "the service found", path: "/guide?answers=practise.yes.no" },
  { name: "fee calculator", path: "/fees" },
  { name: "a fee", path: "/fees?service=classification&profession=medicine&rank=consultant" },
  { name: "refund calculator", path: "/refund-calculator" },
  {
    name: "a refund",
    path: "/refund-calculator?service=classification&profession=medicine&rank=consultant&paid_day=1&paid_month=3&paid_year=2026&claimed_day=10&claimed_month=3&claimed_year=2026&ground=withdrawal&progress=waiting",
  },
  { name: "policy", path: "/policy" },
  { name: "status", path: "/status" },
  { name: "verification", path: "/verify" },
  { name: "help", path: "/contact" },
  { name: "register", path: "/register" },
  { name: "activate", path: "/activate?email=mona%40example.com" },
  { name: "activate by link", path: "/activate?token=4fzk2Qm9Xw7Lr1Tn8Bv5Cs" },
  { name: "sign in", path: "/sign-in" },
  { name: "second step, too late", path: "/sign-in/second-factor" },
  { name: "lost second step, too late", path: "/sign-in/lost" },
  { name: "lost second step, mailed", path: "/sign-in/lost?sent=1" },
  { name: "lost second step, by link", path: "/second-step-lost?token=4fzk2Qm9Xw7Lr1Tn8Bv5Cs" },
  { name: "forgotten password", path: "/forgotten-password" },
  { name: "forgotten password, mailed", path: "/forgotten-password/sent" },
  { name: "new password", path: "/reset-password?token=4fzk2Qm9Xw7Lr1Tn8Bv5Cs" },
  { name: "forgotten e-mail", path: "/forgotten-email" },
  { name: "forgotten e-mail, code", path: "/forgotten-email/code?mobile=%2B966512345678" },
  { name: "contact change undone", path: "/undo-contact-change?token=4fzk2Qm9Xw7Lr1Tn8Bv5Cs" },
  { name: "gallery", path: "/gallery" },
  { name: "gallery, wrong", path: "/gallery?state=wrong" },
];
