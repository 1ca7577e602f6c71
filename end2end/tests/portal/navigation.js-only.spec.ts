// Between two pages without a new document.

import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";

test("a page stays until the next and its data are there, and says when that takes a while", async ({ browser, address, language, visitors }) => {
  const context = await browser.newContext({ baseURL: address, storageState: await visitors.signedIn("paid") });
  const page = await context.newPage();
  await page.goto(`/${language}/my`);
  await hydrated(page);
  const head = await page.locator("h1").innerText();
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/api/invoices/*", async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest("**/api/invoices/*");
  await page.locator(`footer a[href="/${language}/my/invoices"], main a[href="/${language}/my/invoices"]`).first().click();
  await asked;
  await expect(page.locator("main")).toHaveAttribute("aria-busy", "true");
  await expect(page.locator("h1")).toHaveText(head);
  const line = await page.locator("main").evaluate((main) => {
    const style = getComputedStyle(main, "::before");
    return { delay: style.animationDelay.split(",")[0].trim(), position: style.position, width: style.borderTopWidth };
  });
  expect(line).toEqual({ delay: "0.15s", position: "fixed", width: "3px" });
  release();
  await expect(page.locator("h1")).not.toHaveText(head);
  await expect(page.locator("h1")).toBeFocused();
  await expect(page.locator("main")).not.toHaveAttribute("aria-busy");
  await expect(page).toHaveURL(new RegExp(`/${language}/my/invoices$`));
  await context.close();
});
