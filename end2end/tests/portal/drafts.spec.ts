import * as form from "../../pages/application";
import { Practitioner } from "../../support/filing";
import { expect, test } from "../../support/test";

test("a draft is left as it is, right or wrong, and goes on at another device", async ({ page, context, browser, address, language, javaScriptEnabled }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/identity`);
  await form.fill(page, { arabic_name: "نورة سالم", identity_kind: "iqama", identity_number: "123", birth_day: "٧", gender: "female" });
  await page.locator("button[name=then][value=leave]").click();
  await page.waitForURL(new RegExp(`/my/applications/${id}$`));
  await expect(page.locator("li.ui-task").first().locator(".ui-tag--yours")).toHaveCount(1);

  const elsewhere = await browser.newContext({ baseURL: address, javaScriptEnabled });
  await (await Practitioner.signIn(address, "another")).enter(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto(`/${language}/my/applications`);
  await other.locator(`main a[href$='/my/applications/${id}']`).click();
  await other.waitForURL(new RegExp(`/my/applications/${id}$`));
  await other.locator("main a.ui-btn--primary").click();
  await other.waitForURL(/\/identity$/);
  await expect(other.locator("#arabic_name")).toHaveValue("نورة سالم");
  await expect(other.locator("#identity_number")).toHaveValue("123");
  await expect(other.locator("#birth_day")).toHaveValue("٧");
  await expect(other.locator("[name='fields[gender]'][value=female]")).toBeChecked();
  await elsewhere.close();
});

test("what a yes or a no asks for is there with that answer and gone with the other", async ({ page, context, address, language }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  const step = (name: string) => page.goto(`/${language}/my/applications/${id}/${name}`);
  const answers = (field: string, value: string) => page.locator(`[name='fields[${field}]'][value='${value}']`).check();

  await step("declaration");
  await expect(page.locator("#d2_note")).toBeHidden();
  await answers("d2", "yes");
  await expect(page.locator("#d2_note")).toBeVisible();
  await expect(page.locator("#d1_note")).toBeHidden();
  await answers("d2", "no");
  await expect(page.locator("#d2_note")).toBeHidden();

  await step("licence");
  await expect(page.locator("#number")).toBeHidden();
  await answers("has_licence", "yes");
  await expect(page.locator("#number")).toBeVisible();
  await expect(page.locator("#reason")).toBeHidden();
  await answers("has_licence", "no");
  await expect(page.locator("#number")).toBeHidden();
  await expect(page.locator("#reason")).toBeVisible();

  await step("experience/new");
  await expect(page.locator("#to_day")).toBeVisible();
  await page.check("#current");
  await expect(page.locator("#to_day")).toBeHidden();
  await page.uncheck("#current");
  await expect(page.locator("#to_day")).toBeVisible();
});
