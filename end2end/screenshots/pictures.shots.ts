import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { type Language, test } from "../support/test";
import type { Who } from "../support/visitors";

interface Picture {
  /** Where it is kept, from the root of the project. */
  file: string;
  language: Language;
  path: string;
  who?: Who;
  scheme?: "light" | "dark";
  width: number;
  height: number;
  /** Pixels of a point. */
  scale: number;
  /** What stands at the top. */
  at?: string;
}

const phone = { width: 390, height: 844, scale: 1.5 };
const desk = { width: 1280, height: 800, scale: 1 };
const refund =
  "/refund-calculator?service=classification&profession=medicine&rank=consultant&ground=withdrawal&progress=waiting&paid_day={day}&paid_month={month}&paid_year={year}";

const pictures: Picture[] = [
  { file: "docs/screenshots/home-ar.webp", language: "ar", path: "", ...phone },
  { file: "docs/screenshots/refund-ar.webp", language: "ar", path: refund, at: ".ui-answer", ...phone },
  { file: "docs/screenshots/application-ar-dark.webp", language: "ar", path: "/my/applications/{application}", who: "paid", scheme: "dark", ...phone },
  { file: "docs/screenshots/service-en.webp", language: "en", path: "/services/classification", ...phone },
  { file: "docs/screenshots/office-en.webp", language: "en", path: "/office/applications/{file}", who: "reviewer", ...desk },
  { file: "docs/screenshots/office-ar.webp", language: "ar", path: "/office/applications/{file}", who: "reviewer", ...desk },
  { file: "public/screenshots/narrow-ar.webp", language: "ar", path: "", width: 390, height: 844, scale: 1 },
  { file: "public/screenshots/narrow-en.webp", language: "en", path: "", width: 390, height: 844, scale: 1 },
  { file: "public/screenshots/wide-ar.webp", language: "ar", path: refund, ...desk },
  { file: "public/screenshots/wide-en.webp", language: "en", path: refund, ...desk },
];

for (const picture of pictures) {
  test(picture.file, async ({ browser, address, visitors }) => {
    const { width, height, scale, who, language, scheme } = picture;
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width, height },
      colorScheme: scheme ?? "light",
      storageState: who && (await visitors.signedIn(who)),
    });
    const page = await context.newPage();
    // Paid ten days ago: half comes back, and the chart shows until when.
    const paid = new Date(Date.now() - 10 * 86_400_000);
    const path = picture.path
      .replace("{day}", String(paid.getUTCDate()))
      .replace("{month}", String(paid.getUTCMonth() + 1))
      .replace("{year}", String(paid.getUTCFullYear()));
    await page.goto(await visitors.address(page, language, who, path), { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const top = picture.at ? await page.locator(picture.at).first().evaluate((part) => part.getBoundingClientRect().top - 16) : 0;
    const wire = await context.newCDPSession(page);
    // Chromium writes WebP, a third of the PNG.
    const clip = { x: 0, y: top, width, height, scale };
    const { data } = await wire.send("Page.captureScreenshot", { format: "webp", quality: 80, clip, captureBeyondViewport: true });
    const bytes = Buffer.from(data, "base64");
    expect(bytes.length, picture.file).toBeLessThanOrEqual(80 * 1024);
    const file = fileURLToPath(new URL(`../../${picture.file}`, import.meta.url));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    await context.close();
  });
}
