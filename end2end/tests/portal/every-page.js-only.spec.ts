// axe itself is a script, so these do not run where scripts are off; the HTML is the same there (every-page.spec.ts).

import { publicPages } from "../../pages";
import { expectAccessible, expectNoSideways } from "../../support/axe";
import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";

const widths = [360, 768, 1280];

for (const { name, path } of publicPages) {
  for (const scheme of ["light", "dark"] as const) {
    test(`${name} is accessible and fits, ${scheme}`, async ({ page, language }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.goto(`/${language}${path}`);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoSideways(page, `${path} at ${width}`);
        await expectAccessible(page, `${path} at ${width}, ${scheme}`);
      }
    });
  }

  test(`${name} becomes an application and repaints nothing`, async ({ page, language }) => {
    const early: string[] = [];
    page.on("request", (request) => early.push(new URL(request.url()).pathname));
    await page.goto(`/${language}${path}`, { waitUntil: "load" });
    expect(early.filter((file) => file.startsWith("/pkg/")), "before anybody touches anything").toEqual([]);
    const before = await page.locator("body").innerText();
    await hydrated(page);
    expect(await page.locator("body").innerText()).toBe(before);
  });
}
