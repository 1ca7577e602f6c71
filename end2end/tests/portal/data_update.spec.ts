// A data update: what changed is seen and confirmed, what was returned is sent again, contact data are proved and undone.

import { CODE, freshEmail, linkTold, openAccount, told } from "../../support/account";
import { Practitioner } from "../../support/filing";
import { expectGood } from "../../support/look";
import { send, signIn } from "../../support/people";
import { expect, test } from "../../support/test";

test("finishing an update sends what was returned for correction again", async ({ page, context, browser, address, language, javaScriptEnabled, guard }) => {
  test.setTimeout(120_000);
  guard.allow(/status of 422/);
  const hasScript = javaScriptEnabled !== false;
  const practitioner = await Practitioner.signIn(address);
  const filed = await practitioner.paid();
  const desk = await browser.newContext({ baseURL: address, javaScriptEnabled });
  const office = await desk.newPage();
  await signIn(office, language, "reviewer@demo.example");
  await office.goto(`/${language}/office/applications/${filed.id}`);
  await send(office.locator('form[action*="office/take"]'));
  await office.waitForURL(/done=take/);
  await office.goto(`/${language}/office/applications/${filed.id}?act=request-requirements`);
  await office.selectOption("#item1", "step:identity");
  await office.selectOption("#item1_finding", "name-mismatch");
  await send(office.locator("form[data-form=requirement-request]"));
  await office.waitForURL(/done=ask/);

  await practitioner.enter(context);
  await page.goto(`/${language}/my/data-update`);
  await expectGood(page, hasScript);
  await page.fill("#membership_number", "15-J-M-0063790");
  await send(page.locator("form[data-form=update-data]"));
  await expect(page.locator("#membership_number-error")).not.toBeEmpty();

  const employer = `مستشفى الملك فهد ${filed.number.slice(-4)}`;
  await page.goto(`/${language}/my/profile/edit`);
  await expectGood(page, hasScript);
  await page.fill("#employer", employer);
  if (await page.locator("input#mobile[type=tel]").isVisible()) await page.fill("#mobile", "0512345678");
  await send(page.locator("form[data-form=profile]"));
  await page.waitForURL(/profile\/finish/);
  await expect(page.locator("table tbody tr", { hasText: employer })).toBeVisible();
  const returned = page.locator("section[aria-labelledby=returned] li", { hasText: filed.number });
  await expect(returned).toHaveCount(1);
  await expectGood(page, hasScript);
  await send(page.locator('form[action*="profile/confirm"]'));
  await page.waitForURL(/done=confirmed&sent=[1-9]/);
  await expectGood(page, hasScript);
  await page.goto(`/${language}/my/profile/finish`);
  await expect(returned).toHaveCount(0);

  await office.goto(`/${language}/office/applications/${filed.id}?see=asked`);
  await expect(office.locator("#act a[href*='act=mark-studied']")).toBeVisible();
  await desk.close();
});

test("a new address counts once it is proved, and the old one brings itself back", async ({ page, language, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  const hasScript = javaScriptEnabled !== false;
  const [old, other] = [freshEmail("stays"), freshEmail("moves")];
  await openAccount(page, language, old);
  await page.goto(`/${language}/my/profile/email`);
  await expectGood(page, hasScript);
  await page.fill("#email", other);
  await send(page.locator("form[data-form=change-email]"));
  await page.waitForURL(/email\/code/);
  await expectGood(page, hasScript);
  await page.fill("#code", await told(page, other, CODE));
  await send(page.locator("form[data-form=confirm-contact]"));
  await page.waitForURL(/profile\/finish\?done=email/);
  await expect(page.locator("table tbody tr", { hasText: other })).toBeVisible();
  await expectGood(page, hasScript);

  await page.goto(await linkTold(page, old, "undo-contact-change"));
  await expectGood(page, hasScript);
  await send(page.locator('form[action*="undo-contact-change"]'));
  await page.waitForURL(/sign-in/);
  // Every session has ended with it, and the old address is the way in again.
  await page.goto(`/${language}/my/profile`);
  await expect(page).toHaveURL(/sign-in/);
  await page.fill("#email", old);
  await page.fill("#password", "three words are enough");
  await send(page.locator("form[data-form=sign-in]"));
  await page.waitForURL(/\/my\/profile/);
  await expect(page.locator("main")).toContainText(old);
});
