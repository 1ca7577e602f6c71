// Lighthouse, mobile, of the pages given, each beside itself without script: `node bench/lighthouse.mjs ADDRESS RUNS PATH…`
// prints JSON. One run differs from the next by half a second: the median of each figure counts. CHROME_PATH names the
// Chromium. A page that is not answered with 200 ends it.

import { createServer, request } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";
import { flags, median } from "./chromium.mjs";

const [address, runs, ...paths] = process.argv.slice(2);

// The same server, its pages without their scripts, packed as it packs them.
const without = createServer((asked, answer) => {
  const options = { method: asked.method, headers: { ...asked.headers, host: new URL(address).host } };
  const isPage = /^\/(ar|en)\b/.test(asked.url);
  if (isPage) delete options.headers["accept-encoding"];
  request(address + asked.url, options, (given) => {
    const parts = [];
    given.on("data", (part) => parts.push(part));
    given.on("end", () => {
      let body = Buffer.concat(parts);
      const headers = { ...given.headers };
      if (isPage) {
        body = Buffer.from(body.toString().replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, ""));
        body = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } });
        headers["content-encoding"] = "br";
      }
      delete headers["transfer-encoding"];
      headers["content-length"] = String(body.length);
      answer.writeHead(given.statusCode, headers).end(body);
    });
  }).end();
});
await new Promise((ready) => without.listen(0, "127.0.0.1", ready));
const plain = `http://127.0.0.1:${without.address().port}`;

const chrome = await launcher.launch({ chromePath: process.env.CHROME_PATH, chromeFlags: flags });

async function measured(url) {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
  const result = await lighthouse(url, { port: chrome.port, output: "json", logLevel: "error" });
  if (!result || result.lhr.runtimeError) throw new Error(`${url}: ${result?.lhr.runtimeError?.message ?? "no result"}`);
  return result.lhr;
}

const pages = [];
try {
  for (const path of paths) {
    const [results, plainResults] = [[], []];
    // In turn, so that what the machine does besides meets both.
    for (let run = 0; run < Number(runs); run += 1) {
      results.push(await measured(address + path));
      plainResults.push(await measured(plain + path));
    }
    const score = (name) => median(results.map((lhr) => Math.round((lhr.categories[name]?.score ?? 0) * 100)));
    const audit = (name, of = results) => median(of.map((lhr) => lhr.audits[name]?.numericValue ?? NaN));
    const failed = Object.values(results[0].audits)
      .filter((one) => one.score !== null && one.score < 0.9 && ["binary", "numeric", "metricSavings"].includes(one.scoreDisplayMode))
      .map((one) => one.id);
    pages.push({
      path,
      performance: score("performance"),
      accessibility: score("accessibility"),
      practices: score("best-practices"),
      seo: score("seo"),
      fcp: Math.round(audit("first-contentful-paint")),
      lcp: Math.round(audit("largest-contentful-paint")),
      lcpWithoutScript: Math.round(audit("largest-contentful-paint", plainResults)),
      tbt: Math.round(audit("total-blocking-time")),
      cls: Number(audit("cumulative-layout-shift").toFixed(3)),
      failed,
    });
  }
} finally {
  await chrome.kill();
  without.close();
}
console.log(JSON.stringify(pages));
