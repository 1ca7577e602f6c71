// The calculators work by their address alone, and with script at every keystroke, without a request.

import { expect, test } from "../../support/test";

const sum = ".ui-answer__amount";

test("a fee is in the address: consultant physician, 200 and 1,600", async ({ page, language }) => {
  await page.goto(`/${language}/fees?service=classification&profession=medicine&rank=consultant`);
  await expect(page.locator(sum)).toHaveText("1,800.00");
  await expect(page.locator(".ui-sums")).toContainText("200.00");
  await expect(page.locator(".ui-sums")).toContainText("1,600.00");
  await expect(page.locator('a[href$="/policy#classification-consultant-physician"]')).toBeVisible();
});

test("a placeholder fee says so", async ({ page, language }) => {
  await page.goto(`/${language}/fees?service=registration&profession=nursing&rank=specialist`);
  await expect(page.locator(sum)).toHaveText("500.00");
  await expect(page.locator(".ui-answer .ui-tag--rough").first()).toBeVisible();
});

test("a late re-registration owes by the month begun", async ({ page, language }) => {
  const dates = "expiry_day=1&expiry_month=1&expiry_year=2026&filing_day=5&filing_month=3&filing_year=2026";
  await page.goto(`/${language}/fees?service=re-registration&profession=nursing&rank=specialist&${dates}`);
  await expect(page.locator(sum)).toHaveText("700.00");
});

test("what is missing is named and leads to its field", async ({ page, language }) => {
  await page.goto(`/${language}/fees?service=classification&rank=consultant`);
  await expect(page.locator(".ui-answer a[href='#profession']")).toBeVisible();
  await expect(page.locator("#profession-error")).not.toBeEmpty();
});

test("withdrawn within the month, half of the service line; after it, nothing", async ({ page, language }) => {
  const asked = "service=classification&profession=medicine&rank=consultant&ground=withdrawal&progress=waiting";
  const paid = "paid_day=1&paid_month=3&paid_year=2026";
  await page.goto(`/${language}/refund-calculator?${asked}&${paid}&claimed_day=1&claimed_month=4&claimed_year=2026`);
  await expect(page.locator(sum)).toHaveText("800.00");
  await expect(page.locator(".ui-rule--hit").filter({ hasText: "R14" })).toHaveCount(1);
  await page.goto(`/${language}/refund-calculator?${asked}&${paid}&claimed_day=2&claimed_month=4&claimed_year=2026`);
  await expect(page.locator(sum)).toHaveText("0.00");
  await expect(page.locator(".ui-rule--hit").filter({ hasText: "R13" })).toHaveCount(1);
});

test("the guide leads to a service by links alone", async ({ page, language }) => {
  await page.goto(`/${language}/guide`);
  await page.locator('a[href$="answers=practise"]').click();
  await page.locator('a[href$="answers=practise.yes"]').click();
  await page.locator('a[href$="answers=practise.yes.no"]').click();
  await expect(page.locator('a[href$="/services/registration"]')).toBeVisible();
});

test("every rule has its anchor", async ({ page, language }) => {
  await page.goto(`/${language}/policy#R14`);
  for (let rule = 1; rule <= 15; rule++) {
    await expect(page.locator(`#R${String(rule).padStart(2, "0")}`)).toHaveCount(1);
  }
});

test("what is no application number is told before anything is asked", async ({ page, language }) => {
  await page.goto(`/${language}/status?number=12`);
  await expect(page.locator("#number-error")).not.toBeEmpty();
});

test("a number with a wrong digit is answered like one that nobody has", async ({ page, language }) => {
  const answers: string[] = [];
  // The second ends in its right check digit.
  for (const number of ["123456789012", "000000000003"]) {
    await page.goto(`/${language}/status?number=${number}`);
    const answer = page.locator("main [role=alert]").filter({ hasText: /\S/ });
    await expect(answer).toBeVisible();
    answers.push(await answer.innerText());
  }
  expect(answers[0]).toBe(answers[1]);
});
