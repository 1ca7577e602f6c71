// Money out needs two people; both clocks are shown.

import { Practitioner } from "../../support/filing";
import { expectGood } from "../../support/look";
import { send, signIn } from "../../support/people";
import { expect, test } from "../../support/test";

test("one officer decides a claim, is told why not to pay it, and another orders the money", async ({ page, address, language, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  const hasScript = javaScriptEnabled !== false;
  const practitioner = await Practitioner.signIn(address);
  const filed = await practitioner.paid();
  const iban = "SA0380000000608010167519";
  const fields = { ground: "withdrawal", explanation: "", iban, holder: "Noura Salem Alotaibi", shown_total: "45000", confirm: "yes" };
  const claim = (await practitioner.act("refunds/submit", { invoice: filed.invoice, proof: "" }, fields)).match(/[0-9a-f-]{36}/)?.[0] ?? "";

  await signIn(page, language, "finance-1@demo.example");
  await page.goto(`/${language}/office/refunds`);
  await expect(page.locator(`a[href$="${claim}"]`)).toBeVisible();
  await expectGood(page, hasScript);
  await page.goto(`/${language}/office/refunds/${claim}`);
  const steps = page.locator("[role=region][aria-labelledby=eyes] tbody tr");
  await expect(steps).toHaveCount(2);
  await expectGood(page, hasScript);
  await send(page.locator("form[data-form=refund-decision]").first());
  await page.waitForURL(/done=decided/);
  await expect(page.locator("form[data-form=payout-request]")).toHaveCount(0);
  await expect(page.locator("#eyes ~ .ui-note--yours")).toBeVisible();
  await expectGood(page, hasScript);

  await signIn(page, language, "finance-2@demo.example");
  await page.goto(`/${language}/office/refunds/${claim}`);
  await page.check("#confirm");
  await expectGood(page, hasScript);
  await send(page.locator("form[data-form=payout-request]"));
  await page.waitForURL(/done=ordered/);
  await expect(steps.nth(1)).toContainText(/ماجد/);
  await expectGood(page, hasScript);
});

test("money that does not arrive goes to the account that its owner names", async ({ page, context, address, language, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  const hasScript = javaScriptEnabled !== false;
  // Signed in just now: the password is asked for again when that is long ago.
  const practitioner = await Practitioner.signIn(address, "for the account");
  const filed = await practitioner.paid();
  const fields = { ground: "withdrawal", explanation: "", iban: "SA0380000000608010167519", holder: "Noura Salem Alotaibi", shown_total: "45000", confirm: "yes" };
  const claim = (await practitioner.act("refunds/submit", { invoice: filed.invoice, proof: "" }, fields)).match(/[0-9a-f-]{36}/)?.[0] ?? "";
  const desk = `/${language}/office/refunds/${claim}`;
  await signIn(page, language, "finance-1@demo.example");
  await page.goto(desk);
  await send(page.locator("form[data-form=refund-decision]").first());
  await page.waitForURL(/done=decided/);
  await signIn(page, language, "finance-2@demo.example");
  await page.goto(desk);
  await page.check("[name='fields[method]'][value=transfer]");
  await page.check("#confirm");
  await send(page.locator("form[data-form=payout-request]"));
  await page.waitForURL(/done=ordered/);
  await send(page.locator("form:has([name=reason][value=account-refused])"));
  await page.waitForURL(/done=failed/);

  await context.clearCookies();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/refunds/${claim}`);
  const account = page.locator("form[data-form=refund-account]");
  await page.fill("#iban", "SA44 2000 0001 2345 6789 1234");
  await expectGood(page, hasScript);
  await send(account);
  await page.waitForURL(/done=account/);
  await expect(page.locator(".ui-done")).toBeVisible();
  await expect(page.locator("#account ~ p").first()).toContainText("1234");

  await signIn(page, language, "finance-2@demo.example");
  await page.goto(desk);
  await page.check("[name='fields[method]'][value=transfer]");
  await page.check("#confirm");
  await send(page.locator("form[data-form=payout-request]"));
  await page.waitForURL(/done=ordered/);
  await expect(page.locator("#transfer ~ p").first()).toContainText("SA44 2000 0001 2345 6789 1234");
});
