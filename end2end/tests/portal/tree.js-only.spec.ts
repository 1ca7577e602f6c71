// Every page of the tree, whoever it is for. axe is a script itself, so these do not run where scripts are off; the HTML is the same there
// (every-page.spec.ts).

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions } from "@playwright/test";
import { type Example, examples } from "../../pages";
import { axeFaults, contrastFaults, expectNoSideways, sideways } from "../../support/axe";
import { Guard } from "../../support/guard";
import { hydrated } from "../../support/hydration";
import type { Who } from "../../support/visitors";
import { expect, test } from "../../support/test";

test("no route is without an example, no example without a route", () => {
  const source = readFileSync(fileURLToPath(new URL("../../../app/src/routes.rs", import.meta.url)), "utf8");
  const routes = [...source.matchAll(/<Route path=path!\("([^"]*)"\)/g)].map(([, route]) => route);
  expect(routes.length).toBeGreaterThan(60);
  expect(Object.keys(examples).sort()).toEqual(routes.sort());
  for (const [route, pages] of Object.entries(examples)) expect(pages, route).not.toHaveLength(0);
});

/** How many pages a walk takes at most: the workers share the walks. */
const PAGES = 16;

interface Walk {
  name: string;
  who: Who | undefined;
  pages: Example[];
}

/** Pages by the one who looks at them, in walks of about the same length. */
function walks(): Walk[] {
  const all = Object.values(examples).flat();
  return [...new Set(all.map((page) => page.as))].flatMap((who) => {
    const pages = all.filter((page) => page.as === who);
    const count = Math.ceil(pages.length / PAGES);
    return Array.from({ length: count }, (_, part) => {
      const name = `${who ?? "nobody"}${count > 1 ? `, ${part + 1} of ${count}` : ""}`;
      return { name, who, pages: pages.filter((_page, at) => at % count === part) };
    });
  });
}

for (const { name, who, pages } of walks()) {
  test(`every page is accessible and fits: ${name}`, async ({ browser, address, language, visitors }) => {
    test.setTimeout(240_000);
    const faults: string[] = [];
    const options: BrowserContextOptions = { baseURL: address, colorScheme: "light", reducedMotion: "reduce", viewport: { width: 360, height: 800 } };
    const context = await browser.newContext({ ...options, storageState: who && (await visitors.signedIn(who)) });
    const guard = new Guard(context, new URL(address).origin);
    guard.allow(/status of 404/);
    const page = await context.newPage();
    for (const example of pages) {
      const target = await visitors.address(page, language, who, example.path);
      const about = `${who ?? "nobody"} ${target}`;
      const answer = await page.goto(target);
      if (answer?.status() !== (example.status ?? 200)) faults.push(`${about}: status ${answer?.status()}`);
      if (example.path !== "/sign-in" && new URL(page.url()).pathname !== target.split("?")[0]) faults.push(`${about}: led to ${page.url()}`);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        faults.push(...(await axeFaults(page)).map((fault) => `${about}, ${width}: ${fault}`));
        // The page is the same in the dark, but for its colours.
        await page.emulateMedia({ colorScheme: "dark" });
        faults.push(...(await contrastFaults(page)).map((fault) => `${about}, ${width}, dark: ${fault}`));
        await page.emulateMedia({ colorScheme: "light" });
      }
      for (const width of [320, 360, 768]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await sideways(page);
        if (wide > 0) faults.push(`${about}, ${width}: wider than the window by ${wide}`);
      }
      faults.push(...guard.taken().map((fault) => `${about}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });
}

/** When the page stands in its own fonts: what a line moves while they come is not the script's doing. */
async function settled(): Promise<number> {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now();
}

/** What moved since without a finger on it, until the page is an application. */
function layoutShift(since: number): Promise<number> {
  return new Promise((done) => {
    let sum = 0;
    const watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; startTime: number; hadRecentInput: boolean }[]) {
        if (!entry.hadRecentInput && entry.startTime > since) sum += entry.value;
      }
    });
    watch.observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
  });
}

for (const { name, who, pages } of walks()) {
  test(`every page becomes an application, repaints nothing and complains of nothing: ${name}`, async ({ browser, address, language, visitors }) => {
    test.setTimeout(240_000);
    const faults: string[] = [];
    const context = await browser.newContext({ baseURL: address, storageState: who && (await visitors.signedIn(who)) });
    const guard = new Guard(context, new URL(address).origin);
    guard.allow(/status of 404/);
    const page = await context.newPage();
    for (const example of pages) {
      const target = await visitors.address(page, language, who, example.path);
      const about = `${who ?? "nobody"} ${target}`;
      const early: string[] = [];
      page.on("request", (request) => early.push(new URL(request.url()).pathname));
      await page.goto(target, { waitUntil: "load" });
      // What the network took away is drawn by the browser at once.
      const isOffline = example.path.startsWith("/offline");
      if (!isOffline && early.some((file) => file.startsWith("/pkg/"))) faults.push(`${about}: script before anybody touched anything`);
      page.removeAllListeners("request");
      const since = await page.evaluate(settled);
      const before = await page.locator("body").innerText();
      await hydrated(page);
      if (!isOffline && (await page.locator("body").innerText()) !== before) faults.push(`${about}: repainted`);
      const shifted = await page.evaluate(layoutShift, since);
      if (!isOffline && shifted > 0.01) faults.push(`${about}: moved by ${shifted}`);
      faults.push(...guard.taken().map((fault) => `${about}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
  });
}

test("a page of a reader at 400 % zoom is read from top to bottom", async ({ page, language }) => {
  // 1280 px at 400 % are 320 px.
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(`/${language}/refund-calculator`);
  await expectNoSideways(page);
});
