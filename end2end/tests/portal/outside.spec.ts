// A physician who lives outside the Kingdom: a passport, a degree earned abroad with its verification, a licence there and a certificate of good
// standing from its authority.

import * as form from "../../pages/application";
import { Practitioner } from "../../support/filing";
import { expectGood } from "../../support/look";
import { expect, test } from "../../support/test";

test("a practitioner outside the Kingdom is asked for what is asked of them alone, and files", async ({ page, context, address, language, javaScriptEnabled, guard }) => {
  test.setTimeout(180_000);
  guard.allow(/status of 422/);
  const hasScript = javaScriptEnabled !== false;
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  const here = `/${language}/my/applications/${id}`;
  const step = (name: string) => page.waitForURL(new RegExp(`${here}/${name}$`));
  // Looked at first: a link pressed while the next page takes its place leads nowhere.
  const onward = async () => {
    await expectGood(page, hasScript);
    await page.locator("main .ui-acts__row a.ui-btn--primary").click();
  };

  await page.goto(`${here}/identity`);
  const person = {
    ...form.identity("A1234567"), identity_kind: "passport", nationality: "eg", birth_calendar: "gregorian", birth_day: "14", birth_month: "11", birth_year: "1987",
    mobile: "+20 100 123 4567",
  };
  // A passport is for those outside: said at its place, and what was typed stays.
  await form.fill(page, { ...person, residence: "inside" });
  await form.act(page, "classification-identity").click();
  await expect(page.locator("#identity_kind-error")).not.toBeEmpty();
  await expect(page.locator("#identity_number")).toHaveValue("A1234567");
  await form.fill(page, { residence: "outside" });
  await form.act(page, "classification-identity").click();
  await step("request");
  await form.fill(page, { profession: "medicine" });
  await form.fill(page, form.request);
  await form.act(page, "classification-request").click();
  await step("qualifications");
  await page.goto(`${here}/qualifications/new`);
  await form.fill(page, { ...form.qualification, country: "eg", institution: "Cairo University" });
  await form.act(page, "classification-qualification").click();
  await step("qualifications");
  await onward();
  await step("experience");
  await form.fill(page, { any: "yes" });
  await form.act(page, "classification-experiences").click();
  await step("experience/new");
  await form.fill(page, { ...form.experience, country: "eg" });
  await form.act(page, "classification-experience").click();
  await step("experience");
  await onward();
  await step("licence");
  await form.fill(page, { has_licence: "yes" });
  await form.fill(page, { authority: "Egyptian Medical Syndicate", number: "EG 4471", expiry_day: "1", expiry_month: "2", expiry_year: "2031" });
  await form.act(page, "classification-licence").click();
  await step("good-standing");
  const recent = new Date(Date.now() - 40 * 24 * 3_600_000);
  const issued = { issue_day: "1", issue_month: String(recent.getUTCMonth() + 1), issue_year: String(recent.getUTCFullYear()) };
  await form.fill(page, { authority: "Egyptian Medical Syndicate", ...issued, issue_year: String(recent.getUTCFullYear() - 1) });
  await form.act(page, "classification-good-standing").click();
  await expect(page.locator("#issue_day-error")).not.toBeEmpty();
  await form.fill(page, issued);
  await expectGood(page, hasScript);
  await form.act(page, "classification-good-standing").click();
  await step("verification");
  await form.fill(page, { report_number: "DF2026/118220" });
  await expectGood(page, hasScript);
  await form.act(page, "classification-verification").click();
  await step("documents");
  const wanted = page.locator("li.ui-task a.ui-task__link");
  await expect(wanted.first()).toBeVisible();
  const asked = await wanted.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname.split("/").at(-1)?.split(".")[0]));
  for (const spot of ["verification-report", "good-standing-certificate", "licence"]) expect(asked).toContain(spot);
  for (let left = asked.length; left > 0; left--) {
    await expect(wanted).toHaveCount(left);
    await wanted.first().click();
    await page.waitForURL(/\/documents\/.+/);
    await form.send(page, form.paper(page.url().split("/").at(-1) ?? ""), hasScript);
    await step("documents");
  }
  await onward();
  await step("declaration");
  await form.fill(page, form.declaration);
  await form.act(page, "classification-declaration").click();
  await step("check");
  await expect(page.locator("#conditions")).toHaveCount(0);
  await expectGood(page, hasScript);
  await page.locator("form[data-form='nothing'] button.ui-btn--primary").click();
  await page.waitForURL(new RegExp(`${here}/submitted$`));
  await expect(page.locator(".ui-done__number")).toHaveText(/^\d{4} \d{4} \d{4}$/);
});
