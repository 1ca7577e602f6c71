// What comes back: never another sum than the one that was shown; a proof beside the claim; a second payment offered back.

import * as form from "../../pages/application";
import { pdf } from "../../support/files";
import { Practitioner } from "../../support/filing";
import { expectGood } from "../../support/look";
import { signIn } from "../../support/people";
import { expect, test } from "../../support/test";

const account = { iban: "SA03 8000 0000 6080 1016 7519", holder: "نورة سالم العتيبي" };

test("what was shown has changed meanwhile: nothing is done, and the new sum is shown", async ({ page, context, browser, address, language, javaScriptEnabled, guard }) => {
  guard.allow(/status of 409/);
  const practitioner = await Practitioner.signIn(address);
  const filed = await practitioner.paid();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${filed.id}/withdraw`);
  const total = page.locator(".ui-answer__amount");
  await expect(total).toHaveText("450.00");
  await form.fill(page, { ...account, note: "سفر طويل", confirm: "yes" });

  const desk = await browser.newContext({ baseURL: address, javaScriptEnabled });
  const office = await desk.newPage();
  await signIn(office, language, "reviewer@demo.example");
  await office.goto(`/${language}/office/applications/${filed.id}`);
  await office.locator("form[action*='office/take'] button").click();
  await office.waitForURL(/done=take/);
  await office.goto(`/${language}/office/applications/${filed.id}?act=mark-studied`);
  await form.fill(office, { confirm: "yes" });
  await form.act(office, "study").click();
  await office.waitForURL(/done=study/);
  await desk.close();

  await form.act(page, "withdraw").click();
  // Nothing that was typed is wrong, so nothing is to be put right.
  await expect(page.locator(".ui-summary__title")).toHaveText(language === "ar" ? "لم يُنفَّذ ما طلبته" : "This was not done");
  await expect(total).toHaveText("0.00");
  await expect(page.locator("table a[href$='/policy#R09']")).toBeVisible();
  await expect(page.locator("#note")).toHaveValue("سفر طويل");
  await expect(page.locator("#confirm")).not.toBeChecked();
  await expectGood(page, javaScriptEnabled !== false);
  // Now that it is known, it may be done.
  await form.fill(page, { confirm: "yes" });
  await form.act(page, "withdraw").click();
  await page.waitForURL(new RegExp(`/my/applications/${filed.id}$`));
});

test("a claim that no record bears out is proved by a document", async ({ page, context, browser, address, language, javaScriptEnabled, guard }) => {
  const hasScript = javaScriptEnabled !== false;
  guard.allow(/status of 422/);
  const practitioner = await Practitioner.signIn(address);
  const filed = await practitioner.paid();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/refunds/new?invoice=${filed.invoice}`);
  await expectGood(page, hasScript);
  const direction = page.locator("a[href*='ground=directed_by_staff']");
  await page.locator("details").filter({ has: direction }).locator("summary").click();
  await direction.click();
  await page.waitForURL(/ground=directed_by_staff/);
  await expect(page.locator("section[aria-labelledby='proof']")).toContainText("1,100.00");
  await expect(page.locator(".ui-answer__amount")).toHaveText("0.00");
  await expectGood(page, hasScript);
  await form.send(page, pdf("direction.pdf"), hasScript);
  await expect(page.locator("section[aria-labelledby='proof']")).toContainText("direction.pdf");
  await expect(page.locator(".ui-answer__amount")).toHaveText("1,100.00");
  expect(page.url()).toContain("ground=directed_by_staff");
  await form.act(page, "refund-claim").click();
  await expect(page.locator("#explanation-error")).not.toBeEmpty();
  await form.fill(page, { ...account, explanation: "وجّهني موظف برسالة إلى خدمة لم أطلبها", confirm: "yes" });
  await form.act(page, "refund-claim").click();
  await page.waitForURL(/\/my\/refunds\/[0-9a-f-]{36}/);
  await expect(page.locator("main")).toContainText("direction.pdf");
  await expectGood(page, hasScript);
  const claim = /refunds\/([0-9a-f-]{36})/.exec(page.url())?.[1];

  const desk = await browser.newContext({ baseURL: address, javaScriptEnabled });
  const office = await desk.newPage();
  await signIn(office, language, "finance-1@demo.example");
  await office.goto(`/${language}/office/refunds/${claim}`);
  const proof = await office.locator("main a[download][href^='/documents/']").getAttribute("href");
  const cookies = (await desk.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  expect((await fetch(address + proof, { headers: { cookie: cookies } })).headers.get("content-type")).toBe("application/pdf");
  await desk.close();
});

test("an invoice paid twice is noticed and offered back without proof", async ({ page, context, browser, address, language, javaScriptEnabled }) => {
  const hasScript = javaScriptEnabled !== false;
  const practitioner = await Practitioner.signIn(address);
  const filed = await practitioner.paid();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/invoices/${filed.invoice}`);
  const number = await page.locator("main bdi.ui-id").first().innerText();

  const desk = await browser.newContext({ baseURL: address, javaScriptEnabled });
  const office = await desk.newPage();
  await signIn(office, language, "finance-1@demo.example");
  await office.goto(`/${language}/office/payments/record`);
  const today = new Intl.DateTimeFormat("en", { timeZone: "Asia/Riyadh", day: "numeric", month: "numeric", year: "numeric" }).formatToParts(new Date());
  const part = (type: string) => today.find((part) => part.type === type)?.value ?? "";
  await form.fill(office, { number, amount: "1100", arrival_day: part("day"), arrival_month: part("month"), arrival_year: part("year"), reference: `FT-${filed.id}` });
  await office.locator("main form button[type=submit]").click();
  await office.waitForURL(/done=recorded/);
  await desk.close();

  await page.goto(`/${language}/my`);
  const offer = page.locator(`a[href*='invoice=${filed.invoice}']`);
  await expect(page.locator("li.ui-task").filter({ has: offer })).toContainText("1,100.00");
  await expectGood(page, hasScript);
  await offer.click();
  await page.waitForURL(/ground=paid_twice/);
  await expect(page.locator(".ui-answer__amount")).toHaveText("1,100.00");
  await expect(page.locator("section[aria-labelledby='proof']")).toHaveCount(0);
  await form.fill(page, { ...account, confirm: "yes" });
  await form.act(page, "refund-claim").click();
  await page.waitForURL(/\/my\/refunds\/[0-9a-f-]{36}/);
  await expect(page.locator(".ui-rule--hit").filter({ hasText: "R02" })).toHaveCount(1);
  await page.goto(`/${language}/my`);
  await expect(offer).toHaveCount(0);
});
