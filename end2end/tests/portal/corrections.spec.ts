import * as form from "../../pages/application";
import { jpeg, misnamed } from "../../support/files";
import { Practitioner } from "../../support/filing";
import { expectGood } from "../../support/look";
import { signIn } from "../../support/people";
import { expect, test } from "../../support/test";

test("one item is asked for, only that one is put right, and the decision is read", async ({ page, context, browser, address, language, javaScriptEnabled, guard }) => {
  const hasScript = javaScriptEnabled !== false;
  guard.allow(/status of 422/);
  const practitioner = await Practitioner.signIn(address);
  const filed = await practitioner.paid();
  await practitioner.enter(context);
  const desk = await browser.newContext({ baseURL: address, javaScriptEnabled });
  const office = await desk.newPage();
  await signIn(office, language, "reviewer@demo.example");
  const file = `/${language}/office/applications/${filed.id}`;
  const act = async (name: string) => {
    await office.goto(file);
    await office.locator(`#act a[href*='act=${name}']`).click();
    await office.waitForURL(/act=/);
  };

  await office.goto(file);
  await office.locator("form[action*='office/take'] button").click();
  await office.waitForURL(/done=take/);
  await act("request-requirements");
  await form.fill(office, { item1: "document:photo", item1_finding: "unreadable", item1_note: "الصورة مظلمة" });
  await form.act(office, "requirement-request").click();
  await office.waitForURL(/done=ask/);

  await page.goto(`/${language}/my`);
  await page.locator(`li.ui-task a[href$='/my/applications/${filed.id}/requirements']`).click();
  await page.waitForURL(/requirements$/);
  await expect(page.locator("main")).toContainText("الصورة مظلمة");
  await expect(page.locator("form[data-form='requirement-answer']")).toHaveCount(0);
  await expectGood(page, hasScript);
  await page.locator("a[href*='/documents/item.']").click();
  await page.waitForURL(/documents\/item\./);
  await form.send(page, misnamed, hasScript);
  await expect(page.locator("#file-error")).not.toBeEmpty();
  await form.send(page, jpeg("clear.jpg"), hasScript);
  await page.waitForURL(/requirements$/);
  await expect(page.locator("main")).toContainText("clear.jpg");
  await form.fill(page, { note: "صورة جديدة", confirm: "yes" });
  await form.act(page, "requirement-answer").click();
  await page.waitForURL(new RegExp(`/my/applications/${filed.id}$`));
  await expect(page.locator(`a[href$='/${filed.id}/requirements']`)).toHaveCount(0);

  await act("mark-studied");
  await form.fill(office, { confirm: "yes" });
  await form.act(office, "study").click();
  await office.waitForURL(/done=study/);
  await act("approve");
  await form.fill(office, { note: "نبارك لك", confirm: "yes" });
  await form.act(office, "approve").click();
  await office.waitForURL(/done=approve/);
  await desk.close();

  await page.goto(`/${language}/my/applications/${filed.id}`);
  await expect(page.locator(".ui-note--good")).toBeVisible();
  await expect(page.locator("main")).toContainText("نبارك لك");
  await expect(page.locator(`a[href$='/${filed.id}/withdraw']`)).toHaveCount(0);
  await expectGood(page, hasScript);
});
