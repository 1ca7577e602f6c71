import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";
const sum = ".ui-answer__amount";

test("the fee follows what is chosen, without a request", async ({ page, language }) => {
  await page.goto(`/${language}/fees`);
  await hydrated(page);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.selectOption("#profession", "medicine");
  await page.selectOption("#rank", "consultant");
  await expect(page.locator(sum)).toHaveText("1,800.00");
  await page.selectOption("#profession", "nursing");
  await expect(page.locator(sum)).toHaveText("1,500.00");
  await page.selectOption("#rank", "technician");
  await expect(page.locator(sum)).toHaveText("600.00");
  await page.selectOption("#profession", "medicine");
  await expect(page.locator("#rank")).toHaveValue("");
  await expect(page.locator(".ui-answer a[href='#rank']")).toBeVisible();
  expect(requests).toEqual([]);
});

test("what was typed before the script came is kept", async ({ page, language }) => {
  await page.goto(`/${language}/refund-calculator`);
  await page.selectOption("#profession", "medicine");
  await page.selectOption("#rank", "consultant");
  await page.fill("#paid_amount", "2000");
  await hydrated(page);
  await expect(page.locator("#paid_amount")).toHaveValue("2000");
  await expect(page.locator(sum)).toHaveText("1,000.00");
});

test("a submitted question is in the address and survives a reload", async ({ page, language }) => {
  await page.goto(`/${language}/fees`);
  await hydrated(page);
  await page.selectOption("#profession", "nursing");
  await page.selectOption("#rank", "technician");
  await page.locator("form[data-form='fee-calculator'] button[type=submit]").click();
  await expect(page).toHaveURL(/rank=technician/);
  await page.reload();
  await expect(page.locator(sum)).toHaveText("600.00");
});
