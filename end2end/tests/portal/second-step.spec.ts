import { arrives, freshEmail, openAccount, send, signIn, signOut, told, totp } from "../../support/account";
import { expectAccessible, expectNoSideways } from "../../support/axe";
import { expect, test } from "../../support/test";

test("an authenticator is set up by its key, asked for, and stood in for by a recovery code", async ({ page, language, guard }) => {
  guard.allow(/status of 422/);
  const email = freshEmail("totp");
  await openAccount(page, language, email);
  await page.goto(`/${language}/my/security`);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.locator('main a[href$="/my/security/second-factor"]').first().click();
  await page.waitForURL(/\/second-factor$/);
  await send(page, "security/begin-second-factor");
  await expect(page.locator(".ui-qr__code svg")).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  const key = await page.locator(".ui-qr__key").innerText();
  await page.fill("#code", totp(key));
  await send(page, "security/confirm-second-factor");
  await page.waitForURL(/\/recovery-codes/);
  const codes = await page.locator(".ui-codes li").allInnerTexts();
  expect(codes).toHaveLength(10);
  await expectAccessible(page);
  await expectNoSideways(page);
  // Shown once.
  await page.goto(`/${language}/my/security/recovery-codes`);
  await expect(page.locator(".ui-codes")).toHaveCount(0);
  await told(page, email, language === "ar" ? /تغيّر التحقق بخطوتين/ : /Two-step verification was changed/);

  await signOut(page, language);
  await signIn(page, language, email);
  await page.waitForURL(/\/second-factor/);
  await expectAccessible(page);
  // The code that set it up is used: the next one, which a clock half a minute ahead shows.
  await page.fill("#code", totp(key, 1));
  await send(page, "accounts/second-factor");
  await arrives(page, `/${language}/my`);

  await signOut(page, language);
  await signIn(page, language, email);
  await page.waitForURL(/\/second-factor/);
  await page.locator("details summary").click();
  await page.fill("#recovery", codes[0].toLowerCase());
  await send(page, "accounts/recovery-code");
  await arrives(page, `/${language}/my`);
  await page.goto(`/${language}/my/security`);
  await expect(page.locator("main")).toContainText(/9/);
});

test("who has lost device and codes asks for a link, and a stranger's request is stopped by it", async ({ page, language, guard }) => {
  guard.allow(/status of 4(22|09)/);
  const email = freshEmail("lost");
  await openAccount(page, language, email);
  await page.goto(`/${language}/my/security/second-factor`);
  await send(page, "security/begin-second-factor");
  const key = await page.locator(".ui-qr__key").innerText();
  await page.fill("#code", totp(key));
  await send(page, "security/confirm-second-factor");
  await page.waitForURL(/\/recovery-codes/);
  await signOut(page, language);
  await signIn(page, language, email);
  await page.waitForURL(/\/second-factor/);
  await page.locator("details summary").click();
  await page.locator('main a[href$="/sign-in/lost"]').click();
  await page.waitForURL(/\/sign-in\/lost/);
  await expectAccessible(page);
  await expectNoSideways(page);
  await send(page, "accounts/without-second-step");
  await page.waitForURL(/sent=1/);
  const link = await told(page, email, /https?:\/\/[^/\s]+(\/(?:ar|en)\/second-step-lost\?token=\S+)/);
  await page.goto(link);
  await expectAccessible(page);
  // Not before a day has passed.
  await send(page, "accounts/remove-second-step");
  await expect(page.locator(".ui-summary")).toBeVisible();
  await send(page, "accounts/stop-second-step");
  await page.waitForURL(/\/forgotten-password/);
  await page.goto(link);
  await send(page, "accounts/remove-second-step");
  await expect(page.locator(".ui-summary")).toBeVisible();
  await signIn(page, language, email);
  await page.waitForURL(/\/second-factor/);
});
