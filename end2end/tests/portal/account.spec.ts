import { arrives, CODE, freshEmail, linkTold, openAccount, password, register, send, signIn, signOut, told } from "../../support/account";
import { expectAccessible, expectNoSideways } from "../../support/axe";
import { expect, test } from "../../support/test";

test("a person opens an account, activates it by the code of the mail, signs in and out", async ({ page, language, guard }) => {
  guard.allow(/status of 422/);
  const email = freshEmail("walk");
  await page.goto(`/${language}/register`);
  await page.fill("#name", "نورة العتيبي");
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.fill("#confirm", "another three words");
  await send(page, "accounts/register");
  await expect(page.locator(".ui-summary__title")).toHaveText(language === "ar" ? "صحّح ما يلي ثم أرسل من جديد" : "Put these right, then send again");
  await expect(page.locator("#name")).toHaveValue("نورة العتيبي");
  await expect(page.locator("#email")).toHaveValue(email);
  await page.fill("#password", password);
  await page.fill("#confirm", password);
  await send(page, "accounts/register");
  await page.waitForURL(/\/activate/);
  await expectAccessible(page);
  await expectNoSideways(page);

  const code = await told(page, email, CODE);
  await page.fill("#code", code === "000000" ? "000001" : "000000");
  await send(page, "accounts/activate");
  await expect(page.locator("#code-error")).not.toBeEmpty();
  await page.fill("#code", code);
  await send(page, "accounts/activate");
  await page.waitForURL(/\/sign-in/);
  await signIn(page, language, email);
  await arrives(page, `/${language}/my`);
  await signOut(page, language);
});

test("who opens an account on the way to a page goes on to it, and never out of the portal", async ({ page, language }) => {
  const email = freshEmail("way");
  const where = `/${language}/my/invoices`;
  const typed = async () => {
    await page.fill("#name", "نورة العتيبي");
    await page.fill("#email", email);
    await page.fill("#password", password);
    await page.fill("#confirm", password);
    await send(page, "accounts/register");
    await page.waitForURL(/\/activate/);
  };
  const next = () => new URL(page.url()).searchParams.get("next");
  // A foreign address is dropped at the first step.
  await page.goto(`/${language}/register?next=${encodeURIComponent("//elsewhere.example/x")}`);
  await typed();
  expect(next()).toBeNull();

  await page.goto(where);
  await arrives(page, `/${language}/sign-in`);
  await page.locator(`main a[href^="/${language}/register"]`).click();
  await arrives(page, `/${language}/register`);
  await typed();
  expect(next()).toBe(where);
  await page.locator("details summary").click();
  await send(page, "accounts/resend-activation");
  await page.waitForURL(/sent=1/);
  expect(next()).toBe(where);
  await page.fill("#code", await told(page, email, CODE, 2));
  await send(page, "accounts/activate");
  await arrives(page, `/${language}/sign-in`);
  expect(next()).toBe(where);
  await signIn(page, language, email);
  await arrives(page, where);
});

test("a mail that did not come is sent again: the newest works, by its link, once", async ({ page, language, guard }) => {
  guard.allow(/status of 422/);
  const email = freshEmail("again");
  await register(page, language, email);
  const first = await told(page, email, CODE);
  await page.locator("details summary").click();
  await send(page, "accounts/resend-activation");
  await page.waitForURL(/sent=1/);
  const second = await told(page, email, CODE, 1);
  if (first !== second) {
    await page.fill("#code", first);
    await send(page, "accounts/activate");
    await expect(page.locator("#code-error")).not.toBeEmpty();
  }
  const link = await linkTold(page, email, "activate", 1);
  await page.goto(link);
  await expectAccessible(page);
  await send(page, "accounts/activate-by-link");
  await page.waitForURL(/\/sign-in/);
  // Used: it says so and offers the next step.
  await page.goto(link);
  await send(page, "accounts/activate-by-link");
  await expect(page.locator(".ui-summary")).toBeVisible();
  await expect(page.locator('main a[href*="/sign-in"], main form[action*="resend-activation"]').first()).toBeAttached();
});

test("a second registration of an address looks like a first, and its owner is told", async ({ page, language }) => {
  const email = freshEmail("twice");
  await openAccount(page, language, email);
  await signOut(page, language);
  const unknown = freshEmail("never");
  await register(page, language, unknown);
  const first = (await page.locator("main").innerText()).replaceAll(unknown, "");
  await register(page, language, email);
  expect((await page.locator("main").innerText()).replaceAll(email, "")).toBe(first);
  // No code and no link came a second time: a word to the owner instead.
  await told(page, email, /(?:forgotten-password|نسيت)/);
});
