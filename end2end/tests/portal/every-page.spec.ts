import { publicPages } from "../../pages";
import { expectAccessible, expectNoSideways } from "../../support/axe";
import { expect, test } from "../../support/test";

const widths = [360, 768, 1280];

for (const { name, path } of publicPages) {
  test(`${name} is whole: one heading, a title, its language and direction`, async ({ page, language }) => {
    const answer = await page.goto(`/${language}${path}`);
    expect(answer?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${language}`));
    await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle(/\S/);
  });

  for (const scheme of ["light", "dark"] as const) {
    test(`${name} is accessible and fits, ${scheme}`, async ({ page, language }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`/${language}${path}`);
        await expectNoSideways(page, `${path} at ${width}`);
        await expectAccessible(page, `${path} at ${width}, ${scheme}`);
      }
    });
  }
}
