import * as form from "../../pages/application";
import { Practitioner } from "../../support/filing";
import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";

test("what is typed is saved by itself, and is there at another device", async ({ page, context, browser, address, language }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/identity`);
  await hydrated(page);
  const saved = page.waitForResponse(/applications\/save-identity/);
  await page.fill("#latin_name", "Noura");
  expect((await saved).status()).toBe(200);
  await expect(page.locator("form[data-form='classification-identity'] p[role=status]")).not.toBeEmpty();
  const elsewhere = await browser.newContext({ baseURL: address });
  await (await Practitioner.signIn(address, "another")).enter(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto(`/${language}/my/applications/${id}/identity`);
  await expect(other.locator("#latin_name")).toHaveValue("Noura");
  await elsewhere.close();
});

test("what was typed just before the page is left is saved too", async ({ page, context, address, language }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/identity`);
  await hydrated(page);
  const saved = page.waitForResponse(/applications\/save-identity/);
  await page.fill("#latin_name", "Noura");
  await page.locator(`.ui-crumbs a[href$='/my/applications/${id}']`).click();
  await page.waitForURL(new RegExp(`/my/applications/${id}$`));
  await saved;
  await page.goto(`/${language}/my/applications/${id}/identity`);
  await expect(page.locator("#latin_name")).toHaveValue("Noura");
});

test("the other language keeps the page and what is typed", async ({ page, context, address, language }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/identity`);
  await hydrated(page);
  await form.fill(page, { arabic_name: "نورة", mobile: "0512345678", gender: "female", nationality: "eg", birth_month: "9" });
  const other = language === "ar" ? "en" : "ar";
  await page.locator(`a[hreflang=${other}]:visible`).first().click();
  await page.waitForURL(`**/${other}/my/applications/${id}/identity`);
  await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${other}`));
  await hydrated(page);
  await expect(page.locator("#arabic_name")).toHaveValue("نورة");
  await expect(page.locator("#mobile")).toHaveValue("0512345678");
  await expect(page.locator("#nationality")).toHaveValue("eg");
  await expect(page.locator("#birth_month")).toHaveValue("9");
  await expect(page.locator("[name='fields[gender]'][value=female]")).toBeChecked();
});
