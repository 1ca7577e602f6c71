import { expect, test } from "../../support/test";

const password = "three words are enough";

test("a person opens an account, activates it by the code of the mail, signs in and out", async ({ page, language, javaScriptEnabled }) => {
  const email = `walk-${language}-${javaScriptEnabled ? "js" : "plain"}@example.com`;
  await page.goto(`/${language}/register`);
  await page.fill("#name", "نورة العتيبي");
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.fill("#confirm", "another three words");
  await page.locator("main form button[type=submit]").click();
  await expect(page.locator(".ui-summary")).toBeVisible();
  await expect(page.locator("#name")).toHaveValue("نورة العتيبي");
  await expect(page.locator("#email")).toHaveValue(email);
  await page.fill("#password", password);
  await page.fill("#confirm", password);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/activate/);

  const code = await mailed(page, email, /\b(\d{6})\b/);
  await page.fill("#code", code);
  await page.locator("main form").first().locator("button[type=submit]").click();
  await page.waitForURL(/\/sign-in/);
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(new RegExp(`/${language}/my$`));

  await page.goto(`/${language}/sign-out`);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(new RegExp(`/${language}$`));
});

/** What was mailed to an address; the worker sends within a moment. */
async function mailed(page: import("@playwright/test").Page, to: string, pattern: RegExp): Promise<string> {
  let found = "";
  await expect
    .poll(async () => {
      const sent: { to: string; text: string }[] = await (await page.request.get("/outbox.json")).json();
      found = sent.find((message) => message.to === to)?.text.match(pattern)?.[1] ?? "";
      return found;
    })
    .not.toBe("");
  return found;
}
