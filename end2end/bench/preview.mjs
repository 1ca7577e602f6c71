// From a keystroke to the preview: `node bench/preview.mjs ADDRESS` prints JSON. The CPU is throttled four times; the time
// runs from the keydown in the page to the change of the answer in the DOM. Every second key takes back the one before,
// so that each changes the answer.

import { launch, median } from "./chromium.mjs";

const [address] = process.argv.slice(2);
const KEYSTROKES = 50;
const asked = "service=classification&profession=medicine&rank=consultant&paid_day=1&paid_month=3&paid_year=2026"
  + "&claimed_day=10&claimed_month=3&claimed_year=2026&ground=withdrawal&progress=waiting";
const forms = [
  { path: `/ar/refund-calculator?${asked}`, field: "#paid_amount", before: "100", key: "5" },
  { path: "/ar/fees?service=re-registration&profession=nursing&rank=specialist&expiry_day=1&expiry_month=1&expiry_year=2026&filing_day=5&filing_month=3&filing_year=2026",
    field: "#filing_day", before: "1", key: "2" },
];

const browser = await launch();
const pages = [];
for (const { path, field, before, key } of forms) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const answer = await page.goto(address + path, { waitUntil: "load" });
  if (answer?.status() !== 200) throw new Error(`${path}: ${answer?.status()}`);
  await page.evaluate(() => document.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })));
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await page.fill(field, before);
  await page.waitForLoadState("networkidle");
  let requests = 0;
  page.on("request", () => { requests += 1; });
  const wire = await context.newCDPSession(page);
  await wire.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.evaluate(() => {
    window.times = [];
    let pressed = 0;
    document.addEventListener("keydown", () => { pressed = performance.now(); }, { capture: true });
    new MutationObserver(() => {
      if (pressed) window.times.push(performance.now() - pressed);
      pressed = 0;
    }).observe(document.querySelector(".ui-answer"), { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.focus(field);
  await page.keyboard.press("End");
  // The first keys warm the engine's own compiler, as a reader's first keys do; they are not counted.
  for (let at = 0; at < KEYSTROKES + 10; at += 1) {
    await page.keyboard.press(at % 2 ? "Backspace" : key);
    await page.waitForFunction((count) => window.times.length > count, at, { timeout: 5_000 });
  }
  const times = (await page.evaluate(() => window.times)).slice(10);
  pages.push({ path: path.split("?")[0], keystrokes: times.length, median: median(times), slowest: Math.max(...times), requests });
  await context.close();
}
await browser.close();
console.log(JSON.stringify(pages));
