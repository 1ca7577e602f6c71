// The main job, from the first look at a fee to the refund on its way: as a person does it, in Arabic on a phone, in English on a desktop,
// and on a phone without script.

import { type Page } from "@playwright/test";
import * as form from "../../pages/application";
import { expectGood } from "../../support/look";
import { sent, signIn } from "../../support/people";
import { expect, test } from "../../support/test";

const password = "three words are enough";
const IBAN = "SA03 8000 0000 6080 1016 7519";

test("from the first look at a fee to the refund that was promised", async ({ page, browser, language, javaScriptEnabled, guard }) => {
  test.setTimeout(240_000);
  const hasScript = javaScriptEnabled !== false;
  const good = () => expectGood(page, hasScript);
  const at = (path: string) => new RegExp(`/${language}${path}`);
  // A wrong answer is refused with its status; the page says why.
  guard.allow(/status of 422/);

  await test.step("what it costs and what would come back, before an account", async () => {
    await page.goto(`/${language}`);
    await good();
    await page.locator("main a[href$='/services/classification']").first().click();
    await page.waitForURL(at("/services/classification"));
    await good();
    await page.locator("main a[href*='/fees?service=classification']").first().click();
    await page.waitForURL(at("/fees"));
    await page.selectOption("#profession", "medicine");
    await page.selectOption("#rank", "consultant");
    await page.locator("form[data-form='fee-calculator'] button[type=submit]").click();
    await expect(page.locator(".ui-answer__amount")).toHaveText("1,800.00");
    await good();
    await page.goto(`/${language}/refund-calculator?service=classification&profession=medicine&rank=consultant&ground=withdrawal&progress=waiting&paid_day=1&paid_month=3&paid_year=2026&claimed_day=10&claimed_month=3&claimed_year=2026`);
    await expect(page.locator(".ui-answer__amount")).toHaveText("800.00");
    await good();
  });

  await test.step("an account, activated by the code of the mail", async () => {
    const email = `journey-${language}-${hasScript ? "js" : "plain"}-${Date.now()}@example.com`;
    await page.goto(`/${language}/services/classification`);
    await page.locator("main a[href*='/sign-in?next=']:visible").first().click();
    await page.waitForURL(at("/sign-in"));
    await page.locator("main a[href*='/register']").click();
    await page.waitForURL(at("/register"));
    await good();
    await form.fill(page, { name: "نورة سالم العتيبي", email, password, confirm: password });
    await form.act(page, "register").click();
    await page.waitForURL(at("/activate"));
    await good();
    await form.fill(page, { code: await sent(page, email, /\b(\d{6})\b/) });
    await form.act(page, "activate").click();
    await page.waitForURL(at("/sign-in"));
    await form.act(page, "sign-in").waitFor();
    await form.fill(page, { email, password });
    await form.act(page, "sign-in").click();
    // On to what one had set out for.
    await page.waitForURL((url) => url.pathname === `/${language}/my/applications/new`);
    await good();
  });

  const id = await test.step("the application, step by step", async () => {
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL(at("/my/applications/[0-9a-f-]{36}$"));
    await good();
    const id = page.url().split("/").at(-1) ?? "";
    const step = (name: string) => page.waitForURL(at(`/my/applications/${id}/${name}$`));

    await page.locator("main a.ui-btn--primary").click();
    await step("identity");
    await expect(page.locator(".ui-split__side")).not.toContainText("1,800.00");
    await good();
    await form.fill(page, form.identity());
    await form.act(page, "classification-identity").click();
    await step("request");
    await form.fill(page, { profession: "medicine" });
    await form.fill(page, form.request);
    if (hasScript) await form.expectFee(page, "200.00", "1,600.00", "1,800.00");
    await good();
    await form.act(page, "classification-request").click();
    await step("qualifications");
    const expectFee = () => form.expectFee(page, "200.00", "1,600.00", "1,800.00");
    await expectFee();
    await good();

    // What is missing, all of it at once, before a paper is asked for.
    await page.goto(`/${language}/my/applications/${id}/check`);
    await expect(page.locator("#conditions li")).not.toHaveCount(0);
    for (const missing of ["qualifications", "experience", "licence", "documents/identity", "documents/photo", "declaration"]) {
      await expect(page.locator(`#conditions a[href$='/${missing}']`)).toHaveCount(1);
    }
    await expect(page.locator("form[data-form='nothing'] button")).toHaveCount(0);
    await good();

    await page.goto(`/${language}/my/applications/${id}/qualifications`);
    await page.locator("main a[href$='/qualifications/new']").click();
    await step("qualifications/new");
    await form.fill(page, form.qualification);
    await expectFee();
    await good();
    await form.act(page, "classification-qualification").click();
    await step("qualifications");
    await page.locator("main .ui-acts__row a.ui-btn--primary").click();
    await step("experience");
    await form.fill(page, { any: "yes" });
    await good();
    await form.act(page, "classification-experiences").click();
    await step("experience/new");
    await form.fill(page, form.experience);
    await expectFee();
    await good();
    await form.act(page, "classification-experience").click();
    await step("experience");
    await page.locator("main .ui-acts__row a.ui-btn--primary").click();
    await step("licence");
    await form.fill(page, form.licence);
    await expectFee();
    await good();
    await form.act(page, "classification-licence").click();
    await step("documents");
    await expectFee();
    await good();

    for (let left = 6; left > 0; left--) {
      const wanted = page.locator("li.ui-task a.ui-task__link");
      await expect(wanted).toHaveCount(left);
      await wanted.first().click();
      await page.waitForURL(at(`/my/applications/${id}/documents/.+`));
      const spot = page.url().split("/").at(-1) ?? "";
      if (left === 6) await good();
      await form.send(page, form.paper(spot), hasScript);
      await step("documents");
    }
    await expect(page.locator("li.ui-task .ui-tag--good")).toHaveCount(6);
    await good();
    await page.locator("main .ui-acts__row a.ui-btn--primary").click();
    await step("declaration");
    await form.fill(page, form.declaration);
    await expectFee();
    await good();
    await form.act(page, "classification-declaration").click();
    await step("check");
    return id;
  });

  const invoice = await test.step("checked, sent, its number, its invoice", async () => {
    await expect(page.locator("#conditions")).toHaveCount(0);
    await form.expectFee(page, "1,800.00");
    await expect(page.locator("dl").first()).toContainText("Noura Salem Alotaibi");
    await good();
    const send = page.locator("form[data-form='nothing'] button.ui-btn--primary");
    await expect(send).toContainText("1,800");
    await send.click();
    await page.waitForURL(at(`/my/applications/${id}/submitted$`));
    await expect(page.locator(".ui-done__number")).toHaveText(/^\d{4} \d{4} \d{4}$/);
    await good();
    await expectOneSheet(page, hasScript);
    await page.locator("main a.ui-btn--primary").click();
    await page.waitForURL(at("/my/invoices/[0-9a-f-]{36}$"));
    await expect(page.locator("main table").first()).toContainText("1,600.00");
    await good();
    return page.url().split("/").at(-1) ?? "";
  });

  await test.step("paid on the gateway's page", async () => {
    await page.locator("main a.ui-btn--primary").click();
    await page.waitForURL(at(`/my/invoices/${invoice}/pay$`));
    await good();
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL(/\/gateway\//);
    await good();
    await page.fill("#card", "4111 1111 1111 1112");
    await page.locator("button[value=pay]").click();
    await expect(page.locator("#card-error")).not.toBeEmpty();
    await page.fill("#card", "4111 1111 1111 1111");
    await page.locator("button[value=pay]").click();
    await page.waitForURL(at(`/my/invoices/${invoice}/return`));
    // The notice is a hint that may still be on its way: the page asks at a press, and with script by itself.
    const receipt = page.locator("main a[href$='/receipt']");
    if (!(await receipt.isVisible())) await page.locator("main form button[type=submit]").click();
    await expect(receipt).toBeVisible();
    await good();
    await receipt.click();
    await page.waitForURL(at(`/my/invoices/${invoice}/receipt$`));
    await expect(page.locator(".ui-receipt")).toContainText("1,800.00");
    await good();
    await expectOneSheet(page, hasScript);
  });

  await test.step("followed by its number, by anybody", async () => {
    await page.goto(`/${language}/my/applications/${id}`);
    await expect(page.locator(".ui-clock")).toBeVisible();
    await expect(page.locator(".ui-line__item").first()).toBeVisible();
    await good();
    const number = (await page.locator("main bdi.ui-id").first().innerText()).trim();
    const nobody = await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled });
    const other = await nobody.newPage();
    await other.goto(`/${language}/status`);
    await other.fill("#number", number.replaceAll(" ", "-"));
    await other.locator("main form button[type=submit]").click();
    await expect(other.locator("main .ui-clock")).toBeVisible();
    expect(await other.locator("body").innerText()).not.toMatch(/نورة|Noura/);
    await expectGood(other, hasScript);
    await nobody.close();
  });

  const claim = await test.step("withdrawn, with the claim of what was shown to come back", async () => {
    await page.locator(`main a[href$='/my/applications/${id}/withdraw']`).click();
    await page.waitForURL(at(`/my/applications/${id}/withdraw$`));
    await expect(page.locator(".ui-answer__amount")).toHaveText("800.00");
    await expect(page.locator("table a[href$='/policy#R14']")).toBeVisible();
    await form.fill(page, { iban: IBAN, holder: "نورة سالم العتيبي" });
    if (hasScript) await expect(page.locator("#iban-note")).not.toBeEmpty();
    await good();
    await form.fill(page, { confirm: "yes" });
    await form.act(page, "withdraw").click();
    await page.waitForURL(at("/my/refunds/[0-9a-f-]{36}"));
    await expect(page.locator(".ui-answer__amount")).toHaveText("800.00");
    await good();
    return /refunds\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  });

  await test.step("one officer decides, another pays out", async () => {
    const first = await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled });
    const deciding = await first.newPage();
    await signIn(deciding, language, "finance-1@demo.example");
    await deciding.goto(`/${language}/office/refunds/${claim}`);
    const decide = deciding.locator("form[data-form='refund-decision'] button.ui-btn--primary");
    await expect(decide).toContainText("800");
    await expectGood(deciding, hasScript);
    await decide.click();
    await deciding.waitForURL(/done=decided/);
    await expect(deciding.locator("form[data-form='payout-request']")).toHaveCount(0);
    await first.close();

    const second = await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled });
    const paying = await second.newPage();
    await signIn(paying, language, "finance-2@demo.example");
    await paying.goto(`/${language}/office/refunds/${claim}`);
    await expectGood(paying, hasScript);
    await form.fill(paying, { method: "gateway", confirm: "yes" });
    await form.act(paying, "payout-request").click();
    await paying.waitForURL(/done=ordered/);
    await second.close();
  });

  await test.step("and the practitioner sees it paid", async () => {
    const paid = async () => {
      await page.goto(`/${language}/my/refunds/${claim}`);
      return page.locator("main .ui-tag").first().innerText();
    };
    await expect.poll(paid, { timeout: 20_000 }).toMatch(/^(صُرف المبلغ|Paid)$/);
    await expect(page.locator("section[aria-labelledby='outcome']")).toContainText("800.00");
    await good();
    for (const list of ["/my/refunds", "/my/invoices", "/my/applications", "/my"]) {
      await page.goto(`/${language}${list}`);
      await good();
    }
  });
});

/** Printed, it fits one A4. Only the browser without a window can print, with or without script. */
async function expectOneSheet(page: Page, hasScript: boolean): Promise<void> {
  if (!hasScript) return;
  const sheet = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  expect(sheet.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
}
