import { arrives, freshEmail, openAccount, send, signIn } from "../../support/account";
import { expectAccessible, expectNoSideways } from "../../support/axe";
import { expect, test } from "../../support/test";

test("sessions are listed with device, network and time, and ended one by one or all at once", async ({ page, language, browser, baseURL }) => {
  const email = freshEmail("sessions");
  await openAccount(page, language, email);
  const contexts = await Promise.all([browser.newContext({ baseURL }), browser.newContext({ baseURL })]);
  const [one, two] = await Promise.all(contexts.map((context) => context.newPage()));
  for (const other of [one, two]) {
    await signIn(other, language, email);
    await arrives(other, `/${language}/my`);
  }
  await page.goto(`/${language}/my/security/sessions`);
  await expect(page.locator(".ui-rows__item")).toHaveCount(3);
  await expect(page.locator(".ui-rows__item").first()).toContainText("127.0.0.*");
  await expect(page.locator(".ui-rows__item").first()).toContainText("Chrome");
  await expectAccessible(page);
  await expectNoSideways(page);
  await send(page, "security/end-session");
  await expect(page.locator(".ui-rows__item")).toHaveCount(2);
  await send(page, "security/end-others");
  await expect(page.locator(".ui-rows__item")).toHaveCount(1);
  for (const other of [one, two]) {
    // With script the page may have noticed by itself, and be on its way.
    await other.goto(`/${language}/my`).catch(() => undefined);
    await expect(other).toHaveURL(/\/sign-in/);
  }
  await Promise.all(contexts.map((context) => context.close()));
});

test("what is typed when a session ends comes back after sign-in, to the same person only", async ({ page, language, guard, browser, baseURL }) => {
  guard.allow(/status of 401/, /status of 409/);
  const email = freshEmail("typing");
  await openAccount(page, language, email);
  await page.goto(`/${language}/my/profile/email`);
  await page.fill("#email", "the-new-one@example.com");
  // Ended from another device meanwhile.
  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await signIn(other, language, email);
  await arrives(other, `/${language}/my`);
  await other.goto(`/${language}/my/security/sessions`);
  await send(other, "security/end-others");
  await expect(other.locator(".ui-rows__item")).toHaveCount(1);
  await context.close();

  await send(page, "profile/change-email");
  await page.waitForURL(/\/sign-in\?next=/);
  await signIn(page, language, email);
  await page.waitForURL(/\/my\/profile\/email/);
  await expect(page.locator("#email")).toHaveValue("the-new-one@example.com");
  await send(page, "profile/change-email");
  await page.waitForURL(/\/profile\/email\/code/);
});

test("a new password is typed on its own page and ends the other sessions", async ({ page, language, guard }) => {
  guard.allow(/status of 422/);
  const email = freshEmail("password");
  await openAccount(page, language, email);
  await page.goto(`/${language}/my/security/password`);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.fill("#current", "not the present one");
  await page.fill("#password", "seven dates and a kettle");
  await page.fill("#confirm", "seven dates and a kettle");
  await send(page, "security/change-password");
  await expect(page.locator("#current-error")).not.toBeEmpty();
  // Secrets are not typed again for anyone.
  await page.fill("#current", "three words are enough");
  await page.fill("#password", "seven dates and a kettle");
  await page.fill("#confirm", "seven dates and a kettle");
  await send(page, "security/change-password");
  await page.waitForURL(/done=password/);
});
