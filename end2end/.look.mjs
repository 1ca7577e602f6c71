// node look.mjs BASE path[,path…] [ar,en] [360,1280] [light,dark] [js|nojs]
import { chromium } from "playwright-core";
const [,, base, paths, langs="ar", widths="360,1280", themes="light", js="js", cookie=""] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless=new","--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
for (const path of paths.split(",")) for (const lang of langs.split(",")) for (const width of widths.split(",")) for (const theme of themes.split(",")) {
  const context = await browser.newContext({ viewport: { width: +width, height: 800 }, colorScheme: theme, javaScriptEnabled: js === "js", serviceWorkers: "block" });
  if (cookie) await context.addCookies([{ name: "__Host-session", value: cookie, url: base.replace("http:", "https:"), secure: true }].map(c => ({...c, url: undefined, domain: "127.0.0.1", path: "/"})));
  const page = await context.newPage();
  page.on("console", m => { if (["error","warning"].includes(m.type())) console.log(path, lang, m.type(), m.text().slice(0,300)); });
  page.on("pageerror", e => console.log(path, lang, "PAGEERROR", String(e).slice(0,400)));
  const r = await page.goto(`${base}/${lang}${path}`);
  if (js === "js") { await page.keyboard.press("Tab"); await page.waitForFunction(() => performance.getEntriesByType("resource").some(e => e.name.endsWith(".wasm")), null, {timeout: 15000}).catch(()=>console.log("no wasm")); await page.waitForTimeout(1500); }
  const name = `/tmp/shots/${(path.replace(/\W+/g,"_")||"_home")}-${lang}-${width}-${theme}-${js}.png`;
  await page.screenshot({ path: name, fullPage: true });
  console.log(r.status(), name, "scrollW", await page.evaluate(() => document.documentElement.scrollWidth));
  await context.close();
}
await browser.close();
