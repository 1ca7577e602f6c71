// Lighthouse, mobile, of the pages given: `node bench/lighthouse.mjs ADDRESS RUNS PATH…` prints JSON. One run differs from
// the next by half a second: the median of each figure counts. CHROME_PATH names the Chromium.

import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";

const [address, runs, ...paths] = process.argv.slice(2);
const median = (values) => values.sort((left, right) => left - right)[Math.floor(values.length / 2)];

const chrome = await launcher.launch({
  chromePath: process.env.CHROME_PATH,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const pages = [];
try {
  for (const path of paths) {
    const results = [];
    for (let run = 0; run < Number(runs); run += 1) {
      const result = await lighthouse(address + path, { port: chrome.port, output: "json", logLevel: "error" });
      if (!result || result.lhr.runtimeError) throw new Error(`${path}: ${result?.lhr.runtimeError?.message ?? "no result"}`);
      results.push(result.lhr);
    }
    const score = (name) => median(results.map((lhr) => Math.round((lhr.categories[name]?.score ?? 0) * 100)));
    const audit = (name) => median(results.map((lhr) => lhr.audits[name]?.numericValue ?? 0));
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
      tbt: Math.round(audit("total-blocking-time")),
      cls: Number(audit("cumulative-layout-shift").toFixed(3)),
      failed,
    });
  }
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(pages));
