import { expect, test } from "../../support/test";
import { hydrated } from "../../support/hydration";

test("a page whose chunk does not arrive is loaded as a document instead", async ({ page, language, guard }) => {
  guard.allow(/split_|unreachable|panicked|ERR_FAILED|RuntimeError|fetch/i);
  await page.goto(`/${language}/sign-in`);
  await hydrated(page);
  await page.route(/split_.*forgotten_password.*\.wasm/, (route) => route.abort());
  await page.locator(`main a[href="/${language}/forgotten-password"]`).click();
  await expect(page).toHaveURL(new RegExp(`/${language}/forgotten-password$`));
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.locator("main form input#email")).toBeVisible();
});
