// What crosses the wire before anybody touches anything, on a first visit: `node bench/bytes.mjs ADDRESS PATH…` prints JSON,
// bytes by kind up to the load event, and what came after it by itself. A page that is not answered with 200 ends it.

import { launch } from "./chromium.mjs";

const [address, ...paths] = process.argv.slice(2);
const browser = await launch();
const pages = [];
for (const path of paths) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  const urls = new Map();
  const bytes = { html: 0, css: 0, font: 0, largestFont: 0, image: 0, script: 0, wasm: 0, other: 0, after: 0 };
  let loaded = false;
  wire.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const name = new URL(urls.get(requestId) ?? address).pathname;
    const kind = /\.css$/.test(name) ? "css" : /\.woff2$/.test(name) ? "font" : /\.(svg|png|jpg|webp)$/.test(name) ? "image"
      : /\.m?js$/.test(name) ? "script" : /\.wasm$/.test(name) ? "wasm" : /\.\w+$/.test(name) ? "other" : "html";
    bytes[loaded ? "after" : kind] += encodedDataLength;
    if (kind === "font") bytes.largestFont = Math.max(bytes.largestFont, encodedDataLength);
  });
  page.on("load", () => { loaded = true; });
  const answer = await page.goto(address + path, { waitUntil: "networkidle" });
  if (answer?.status() !== 200) throw new Error(`${path}: ${answer?.status()}`);
  pages.push({ path, ...bytes });
  await context.close();
}
await browser.close();
console.log(JSON.stringify(pages));
