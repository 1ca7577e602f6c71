// Make the application's icons from the sign: five ticks, the middle one tall.
//
//   npm install --prefix /tmp/icons playwright-core
//   cp style/make/app_icons.mjs /tmp/icons/ && node /tmp/icons/app_icons.mjs "$PWD/public" [path of chromium]
//
// Colours are those of style/tokens (brand and its ink); an image file cannot read a custom property.
import { chromium } from "playwright-core";
import { writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const [, , target, browser = "/usr/bin/chromium"] = process.argv;
const BRAND = "#1f7a4f";
const BRAND_DARK = "#5fcf98";
const PAPER = "#ffffff";
const TICKS = "M29 29V17M23 29V17M17 29V4M11 29v-7M5 29v-7"; // drawn for right-to-left, as the portal's first language is

// `scale` is the share of the square that the sign takes; a maskable icon keeps it inside the inner 80 % circle.
const svg = (scale, radius, ground, ink) => {
  const size = 34 / scale;
  const at = (size - 34) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">
<rect width="${size}" height="${size}" rx="${radius * size}" fill="${ground}"/>
<path transform="translate(${at} ${at})" d="${TICKS}" fill="none" stroke="${ink}" stroke-width="3.5"/></svg>`;
};

const icons = [
  ["icon-192.png", 192, svg(0.84, 0.22, BRAND, PAPER)],
  ["icon-512.png", 512, svg(0.84, 0.22, BRAND, PAPER)],
  ["icon-maskable-192.png", 192, svg(0.7, 0, BRAND, PAPER)],
  ["icon-maskable-512.png", 512, svg(0.7, 0, BRAND, PAPER)],
  ["apple-touch-icon.png", 180, svg(0.78, 0, BRAND, PAPER)],
];

mkdirSync(join(target, "icons"), { recursive: true });
const chrome = await chromium.launch({ executablePath: browser, args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, size, drawing] of icons) {
  const page = await chrome.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block}</style>${drawing}`);
  await page.screenshot({ path: join(target, "icons", name), omitBackground: true });
  await page.close();
}
await chrome.close();

// The tab's icon has no ground and follows the browser's theme.
writeFileSync(join(target, "favicon.svg"), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"><style>path{stroke:${BRAND}}@media(prefers-color-scheme:dark){path{stroke:${BRAND_DARK}}}</style><path d="${TICKS}" fill="none" stroke-width="4"/></svg>\n`);
