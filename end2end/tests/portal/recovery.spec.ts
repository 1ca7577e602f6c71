import { arrives, CODE, freshEmail, freshMobile, linkTold, openAccount, password, send, signIn, signOut, told } from "../../support/account";
import { expectAccessible, expectNoSideways } from "../../support/axe";
import { expect, test } from "../../support/test";

test("a forgotten password is set by a link that works once; other sessions end and the owner is told", async ({ page, language, guard, browser, baseURL }) => {
  guard.allow(/status of 422/, /status of 401/);
  const email = freshEmail("forgot");
  const elsewhere = await browser.newContext({ baseURL, locale: language });
  const other = await elsewhere.newPage();
  await openAccount(other, language, email);

  await page.goto(`/${language}/sign-in`);
  await page.locator('main a[href$="/forgotten-password"]').click();
  await page.waitForURL(/\/forgotten-password$/);
  await page.fill("#email", email);
  await send(page, "accounts/forgotten-password");
  await page.waitForURL(/\/forgotten-password\/sent/);
  await expectAccessible(page);

  const link = await linkTold(page, email, "reset-password");
  await page.goto(link);
  await expectAccessible(page);
  await expectNoSideways(page);
  const fresh = "seven dates and a kettle";
  await page.fill("#password", fresh);
  await page.fill("#confirm", fresh);
  await send(page, "accounts/reset-password");
  await page.waitForURL(/\/sign-in\?changed/);
  await told(page, email, language === "ar" ? /تغيّرت كلمة مرور/ : /password was changed/i);

  await other.goto(`/${language}/my`);
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();

  await page.goto(link);
  await page.fill("#password", fresh);
  await page.fill("#confirm", fresh);
  await send(page, "accounts/reset-password");
  await expect(page.locator(".ui-summary")).toBeVisible();
  await expect(page.locator('main a[href$="/forgotten-password"]')).toBeVisible();

  await page.goto(`/${language}/sign-in`);
  await signIn(page, language, email, password);
  await expect(page.locator(".ui-summary")).toBeVisible();
  await signIn(page, language, email, fresh);
  await arrives(page, `/${language}/my`);
});

test("a forgotten address is shown masked by a code to the mobile, and mailed whole to itself", async ({ page, language, guard }) => {
  guard.allow(/status of 422/);
  const email = freshEmail("hidden");
  const mobile = freshMobile();
  const international = `+966${mobile.slice(1)}`;
  await openAccount(page, language, email);
  await page.goto(`/${language}/my/profile/mobile`);
  await page.fill("#mobile", mobile);
  await send(page, "profile/change-mobile");
  await page.waitForURL(/\/mobile\/code/);
  await page.fill("#code", await told(page, international, CODE));
  await send(page, "profile/confirm-mobile");
  await page.waitForURL(/\/my\/profile(?!\/mobile)/);
  await signOut(page, language);

  await page.goto(`/${language}/forgotten-email`);
  await expectAccessible(page);
  await page.fill("#mobile", mobile);
  await send(page, "accounts/forgotten-email");
  await page.waitForURL(/\/forgotten-email\/code/);
  await expectAccessible(page);
  const code = await told(page, international, CODE, 1);
  await page.fill("#code", code === "000000" ? "000001" : "000000");
  await send(page, "accounts/find-email");
  await expect(page.locator("#code-error")).not.toBeEmpty();
  await page.fill("#code", code);
  await send(page, "accounts/find-email");
  await page.waitForURL(/\/forgotten-email\/found/);
  const shown = await page.locator(".ui-figure").innerText();
  expect(shown).toContain("•");
  expect(shown).not.toBe(email);
  await told(page, email, new RegExp(`(${email.replaceAll(/[.+]/g, "\\$&")})`));
  await expectAccessible(page);
});
