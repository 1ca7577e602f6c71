import type { Page } from "@playwright/test";
import { type Example, examples } from "../../pages";
import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";

/** Text with digits of the other kind, but for what is copied: numbers of applications, addresses, rules. */
async function latinDigits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const near = node.parentElement;
      if (!near || near.closest("script, style, noscript, textarea, .ui-done__number, .ui-file-name, .ui-upload__name, .ui-qr__key, [dir=ltr]:not(.ui-amount)")) continue;
      const text = (node.textContent ?? "").replace(/\u2066[^\u2069]*[A-Za-z@+-][^\u2069]*\u2069|\u2066(123|[\d ]{9,})\u2069|[A-Z]+\d+|[\w.]+@[\w.]+/g, "");
      if (/\d/.test(text)) found.push(text.trim());
    }
    return found;
  });
}

test("with ١٢٣ chosen no Latin digit is left, and the browser agrees with the server", async ({ browser, address, visitors }) => {
  test.setTimeout(300_000);
  const faults: string[] = [];
  const pages = Object.values(examples).flat();
  for (const who of new Set(pages.map((page) => page.as))) {
    const context = await browser.newContext({ baseURL: address, storageState: who && (await visitors.signedIn(who)) });
    await context.addCookies([{ name: "digits", value: "arab", url: address }]);
    const page = await context.newPage();
    const theirs: Example[] = pages.filter((example) => example.as === who);
    for (const example of theirs) {
      const target = await visitors.address(page, "ar", who, example.path);
      await page.goto(target);
      for (const text of await latinDigits(page)) faults.push(`${who ?? "nobody"} ${target}: ${text}`);
    }
    await context.close();
  }
  expect(faults).toEqual([]);
});

test("a live answer takes the digits chosen", async ({ page, address, context, guard }) => {
  void guard;
  await context.addCookies([{ name: "digits", value: "arab", url: address }]);
  await page.goto("/ar/fees?service=classification&profession=medicine&rank=consultant");
  const before = await page.locator("body").innerText();
  await hydrated(page);
  expect(await page.locator("body").innerText()).toBe(before);
  await page.selectOption("#profession", "nursing");
  await expect(page.locator(".ui-answer__amount")).toHaveText("١٬٥٠٠٫٠٠");
});

test("the other language keeps what is typed, and no secret", async ({ page, language }) => {
  const other = language === "ar" ? "en" : "ar";
  await page.goto(`/${language}/register`);
  await hydrated(page);
  await page.fill("#name", "نورة العتيبي");
  await page.fill("#email", "noura@example.com");
  await page.fill("#password", "three words are enough");
  await page.locator(`footer a[hreflang=${other}]`).click();
  await expect(page).toHaveURL(new RegExp(`/${other}/register$`));
  await hydrated(page);
  await expect(page.locator("#name")).toHaveValue("نورة العتيبي");
  await expect(page.locator("#email")).toHaveValue("noura@example.com");
  await expect(page.locator("#password")).toHaveValue("");
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain("three words");
});
