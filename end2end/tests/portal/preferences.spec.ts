// Theme and digits: a form that works by itself, kept in the browser, true on every page.

import { expect, test } from "../../support/test";

const fee = "fees?service=classification&profession=medicine&rank=consultant";

test("theme and digits are chosen in a form linked from every page, which leads back", async ({ page, language }) => {
  await page.goto(`/${language}/${fee}`);
  await page.locator(`footer a[href^="/${language}/preferences"]`).click();
  await expect(page.locator("#theme")).toBeChecked();
  await page.locator("input[name='fields[theme]'][value=dark]").check();
  await page.locator("input[name='fields[digits]'][value=arab]").check();
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(new RegExp(`/${language}/fees\\?.*rank=consultant`));
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator(".ui-answer__amount")).toHaveText(language === "ar" ? "١٬٨٠٠٫٠٠" : "1,800.00");

  await page.goto(`/${language}/preferences?next=%2F${language}`);
  await expect(page.locator("input[name='fields[theme]'][value=dark]")).toBeChecked();
  await expect(page.locator("input[name='fields[digits]'][value=arab]")).toBeChecked();
  await page.locator("input[name='fields[theme]'][value=system]").check();
  await page.locator("input[name='fields[digits]'][value=latn]").check();
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(new RegExp(`/${language}$`));
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /.+/);
});

test("the other language is the same page with the same question", async ({ page, language }) => {
  const other = language === "ar" ? "en" : "ar";
  await page.goto(`/${language}/${fee}`);
  await page.locator(`footer a[hreflang=${other}]`).click();
  await expect(page).toHaveURL(new RegExp(`/${other}/fees\\?.*rank=consultant`));
  await expect(page.locator(".ui-answer__amount")).toHaveText("1,800.00");
  await expect(page.locator("#rank")).toHaveValue("consultant");
});
