// Money out needs two people; both clocks are shown.

import { expectAccessible, expectNoSideways } from "../../support/axe";
import { send, signIn } from "../../support/people";
import { expect, test } from "../../support/test";

test("one officer decides a claim and another orders the money", async ({ page, language }) => {
  test.setTimeout(120_000);
  await signIn(page, language, "finance-1@demo.example");
  await page.goto(`/${language}/office/refunds`);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.locator("tbody a").first().click();
  await page.waitForURL(/refunds\/[0-9a-f-]{36}/);
  const claim = new URL(page.url()).pathname;
  await expect(page.locator("#eyes ~ .ui-scroll tbody tr")).toHaveCount(2);
  await expectAccessible(page);
  await expectNoSideways(page);
  await send(page.locator("form[data-form=refund-decision]").first());
  await page.waitForURL(/done=decided/);

  // Who decided is told why there is nothing to press.
  await expect(page.locator("form[data-form=payout-request]")).toHaveCount(0);
  await expect(page.locator("#eyes ~ .ui-note")).toBeVisible();
  await expectAccessible(page);

  await signIn(page, language, "finance-2@demo.example");
  await page.goto(claim);
  await expect(page.locator("#eyes ~ .ui-scroll tbody tr")).toHaveCount(2);
  await expectAccessible(page);
  await page.check("#confirm");
  await send(page.locator("form[data-form=payout-request]"));
  await page.waitForURL(/done=ordered/);
  await expectAccessible(page);
});
