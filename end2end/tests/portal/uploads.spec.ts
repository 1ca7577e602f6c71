// A file is refused with its reason, and nothing but that file is asked for again.

import * as form from "../../pages/application";
import { empty, heavy, jpeg, lockedPdf, misnamed, pdf } from "../../support/files";
import { Practitioner } from "../../support/filing";
import { expect, test } from "../../support/test";

const reasons = {
  ar: { wrong: "نوع الملف", locked: "مقفل", empty: "فارغ", large: "10 ميغابايت", cut: "تعذّرت قراءة" },
  en: { wrong: "not accepted", locked: "password", empty: "empty", large: "10", cut: "cannot be read" },
};

test("a file is chosen by a button in the language of the page, by finger and by key", async ({ page, context, address, language, javaScriptEnabled }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/documents/identity`);
  const button = page.locator(".ui-upload__drop .ui-btn");
  const input = page.locator("#file");
  if (javaScriptEnabled === false) {
    await expect(button).toBeHidden();
    await expect(input).toHaveCSS("opacity", "1");
    return;
  }
  await expect(button).toHaveText(language === "ar" ? "اختر ملفًا" : "Choose a file");
  await expect(input).toHaveCSS("opacity", "0");
  await expect(page.getByLabel(language === "ar" ? "اختر ملفًا" : "Choose a file")).toHaveAttribute("id", "file");
  const place = await button.boundingBox();
  const asked = page.waitForEvent("filechooser");
  await page.mouse.click((place?.x ?? 0) + 20, (place?.y ?? 0) + 20);
  await asked;
  await input.focus();
  const again = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await again;
});

test("a fault of a file is named, and only that file is asked for again", async ({ page, context, address, language, javaScriptEnabled, guard }) => {
  const hasScript = javaScriptEnabled !== false;
  guard.allow(/status of 422/);
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/documents/identity`);
  await expect(page.locator("#file-hint")).toContainText("10");
  const whole = pdf();
  const cut = { ...whole, buffer: whole.buffer.subarray(0, 60) };
  const said = reasons[language];
  for (const [file, reason] of [[misnamed, said.wrong], [lockedPdf(), said.locked], [empty, said.empty], [heavy(11), said.large], [cut, said.cut]] as const) {
    await form.send(page, file, hasScript);
    await expect(page.locator("#file-error"), file.name).toContainText(reason);
    await expect(page.locator(".ui-summary a[href='#file']")).toHaveCount(1);
  }
  await form.send(page, pdf("identity.pdf"), hasScript);
  await page.waitForURL(/\/documents$/);
  await expect(page.locator("#identity")).toContainText("identity.pdf");
  await expect(page.locator("#identity .ui-tag--good")).toHaveCount(1);
  await page.locator("#photo a").click();
  await page.waitForURL(/documents\/photo$/);
  await form.send(page, misnamed, hasScript);
  await expect(page.locator("#file-error")).not.toBeEmpty();
  await page.goto(`/${language}/my/applications/${id}/documents`);
  await expect(page.locator("#identity .ui-tag--good")).toHaveCount(1);
  await expect(page.locator("#photo .ui-tag--good")).toHaveCount(0);
  await page.goto(`/${language}/my/applications/${id}/documents/photo`);
  await form.send(page, jpeg(), hasScript);
  await page.waitForURL(/\/documents$/);
  await page.locator("#photo form button").click();
  await expect(page.locator("#photo .ui-tag--good")).toHaveCount(0);
});
