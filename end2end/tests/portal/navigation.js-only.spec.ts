// Between two pages without a new document.

import * as form from "../../pages/application";
import { Practitioner } from "../../support/filing";
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

test("a step that is sent leads on, and what it showed is not asked for again", async ({ page, context, address, language }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.wholeDraft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/check`);
  await hydrated(page);
  const answers: number[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/api/applications/draft")) answers.push(response.status());
  });
  await form.act(page, "nothing").click();
  await expect(page).toHaveURL(/\/submitted$/);
  await expect(page.locator("h1")).toBeFocused();
  expect(answers).toEqual([]);
});

test("a step that is sent to the next of the same draft shows there what was saved", async ({ page, context, address, language }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/request`);
  await hydrated(page);
  await form.fill(page, { profession: "nursing" });
  await form.fill(page, { specialty: "general-nursing" });
  await form.fill(page, { rank: "specialist" });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/applications/draft")) asked.push(page.url());
  });
  await page.locator("main form button[type=submit]").first().click();
  await expect(page).toHaveURL(/\/qualifications$/);
  await expect(page.locator("h1")).toBeFocused();
  expect(asked).toHaveLength(1);
  // The fee beside the step is that of the draft as it was saved.
  await expect(page.locator("main")).toContainText(/1[,٬]100/);
});
