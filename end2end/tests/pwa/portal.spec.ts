// The built portal as an installed application: what it is called, what it does without a network, what a newer version may not do.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { hydrated } from "../../support/hydration";
import { Server, site } from "../../support/server";
import { expect, test } from "../../support/test";

test.use({ serviceWorkers: "allow" });

test("each language has its own application to install", async ({ request, language }) => {
  const manifest = await (await request.get(`/manifest.${language}.webmanifest`)).json();
  expect(manifest).toMatchObject({ id: `/${language}`, start_url: `/${language}`, lang: language, dir: language === "ar" ? "rtl" : "ltr", scope: "/", display: "standalone" });
  const purposes = manifest.icons.map((icon: { sizes: string; purpose: string }) => `${icon.sizes} ${icon.purpose}`);
  expect(purposes).toEqual(expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]));
  expect(manifest.screenshots.map((shot: { form_factor: string }) => shot.form_factor)).toEqual(expect.arrayContaining(["narrow", "wide"]));
  for (const image of [...manifest.icons, ...manifest.screenshots]) {
    const answer = await request.get(image.src);
    expect([answer.status(), answer.headers()["content-type"]], image.src).toEqual([200, image.type]);
  }
  for (const { url } of manifest.shortcuts) expect((await request.get(url)).status(), url).toBe(200);
});

/** Opens a page and waits until the device holds all that works without a network. */
async function installed(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 });
  return page;
}

test("after one visit and without a network the calculators and the policy work, and a page never visited is rendered", async ({ browser, language }) => {
  test.setTimeout(120_000);
  const server = await Server.start(process.env.SEEDED ?? "");
  const context = await browser.newContext({ locale: language === "ar" ? "ar-SA" : "en-GB" });
  const page = await installed(context, `${server.address}/${language}`);
  await server.stop();

  await page.goto(`${server.address}/${language}/fees`);
  await hydrated(page);
  await page.selectOption("#profession", "medicine");
  await page.selectOption("#rank", "consultant");
  await expect(page.locator(".ui-answer__amount")).toHaveText("1,800.00");

  await page.goto(`${server.address}/${language}/policy`);
  await expect(page.locator("#R14")).toHaveCount(1);

  // Neither kept nor visited: the offline page goes on to it by itself.
  await page.goto(`${server.address}/${language}/services/classification`);
  await expect(page).toHaveURL(`${server.address}/${language}/services/classification`);
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.locator(".ui-table").first()).toContainText("1,800");

  // What needs the server says so, and offers to ask again.
  await page.goto(`${server.address}/${language}/my`);
  await expect(page).toHaveURL(new RegExp(`/${language}/offline\\?next=`));
  await expect(page.locator(`main a[href="/${language}/my"]`)).toBeVisible();
  await context.close();
});

test("a newer version is offered, and takes nothing that is typed", async ({ browser, language }) => {
  test.setTimeout(120_000);
  const assets = mkdtempSync(join(tmpdir(), "portal-site-"));
  cpSync(site(), assets, { recursive: true });
  const server = await Server.start(process.env.SEEDED ?? "", "127.0.0.1", { ASSETS_DIR: assets });
  const context = await browser.newContext();
  const page = await installed(context, `${server.address}/${language}/register`);
  await hydrated(page);
  await page.fill("#name", "نورة");
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const worker = join(assets, "sw.js");
  writeFileSync(worker, `${readFileSync(worker, "utf8")}\n// newer\n`);
  for (const packed of [".br", ".gz"]) rmSync(`${worker}${packed}`, { force: true });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.locator(".ui-strip--info button")).toBeVisible({ timeout: 60_000 });
  await expect(page.locator("#name")).toHaveValue("نورة");
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
  await context.close();
  await server.stop();
  rmSync(assets, { recursive: true, force: true });
});
