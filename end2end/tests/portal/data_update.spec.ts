// A data update: what changed is seen and confirmed, what was returned is sent again, contact data are proved and undone.

import { expectAccessible, expectNoSideways } from "../../support/axe";
import { pdf, send, sent, signIn, signInAnew, upload } from "../../support/people";
import { expect, test } from "../../support/test";

test("finishing an update sends what was returned for correction again", async ({ page, language, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  await signIn(page, language, "yousef@demo.example");
  await page.goto(`/${language}/my/data-update`);
  await expectAccessible(page);
  await page.fill("#membership_number", "15-J-M-0063790");
  await send(page.locator("form[data-form=update-data]"));
  await expect(page.locator("#membership_number-error")).toBeVisible();

  await page.goto(`/${language}/my/profile/edit`);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.fill("#employer", "مستشفى الملك فهد");
  await send(page.locator("form[data-form=profile]"));
  await page.waitForURL(/profile\/finish/);
  await expect(page.locator("table tbody tr", { hasText: "مستشفى الملك فهد" })).toBeVisible();
  await expect(page.locator("#returned ~ ul li")).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSideways(page);

  await page.locator("#returned ~ ul a").click();
  await page.waitForURL(/requirements$/);
  await page.locator("a[href*='documents/item.']").first().click();
  await page.waitForURL(/documents\/item/);
  await upload(page, { name: "photo.pdf", mimeType: "application/pdf", buffer: pdf() }, javaScriptEnabled);
  await page.waitForURL(/requirements$/);

  await page.goto(`/${language}/my/profile`);
  await page.locator("main a[href$='/my/profile/finish']").click();
  await page.waitForURL(/profile\/finish/);
  await send(page.locator('form[action*="profile/confirm"]'));
  await page.waitForURL(/done=confirmed&sent=1/);
  await expectAccessible(page);
  await page.goto(`/${language}/my/profile/finish`);
  await expect(page.locator("#returned")).toHaveCount(0);
});

test("a new address counts once it is proved, and the old one brings itself back", async ({ page, language, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  const old = "applicant-en@demo.example";
  const other = `moved-${language}-${javaScriptEnabled ? "js" : "plain"}@example.com`;
  await signInAnew(page, language, old);
  await page.goto(`/${language}/my/profile/email`);
  await expectAccessible(page);
  await page.fill("#email", other);
  await send(page.locator("form[data-form=change-email]"));
  await page.waitForURL(/email\/code/);
  await expectAccessible(page);
  await page.fill("#code", await sent(page, other, /\b(\d{6})\b/));
  await send(page.locator("form[data-form=confirm-contact]"));
  await page.waitForURL(/profile\/finish\?done=email/);
  await expect(page.locator("table tbody tr", { hasText: other })).toBeVisible();

  const link = await sent(page, old, /(\/(?:ar|en)\/undo-contact-change\?token=\S+)/);
  await page.goto(link);
  await expectAccessible(page);
  await send(page.locator('form[action*="undo-contact-change"]'));
  await page.waitForURL(/sign-in/);
  // Every session has ended with it, and the old address is the way in again.
  await page.goto(`/${language}/my/profile`);
  await expect(page).toHaveURL(/sign-in/);
  await signInAnew(page, language, old);
});
