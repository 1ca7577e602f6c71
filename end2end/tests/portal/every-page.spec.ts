import { publicPages } from "../../pages";
import { expectNoSideways } from "../../support/axe";
import { expect, test } from "../../support/test";

for (const { path, status } of publicPages) {
  test(`/${path.slice(1)} is whole: one heading, a title, its language and direction`, async ({ page, language, guard }) => {
    if (status !== 200) guard.allow(new RegExp(`status of ${status}`));
    const answer = await page.goto(`/${language}${path}`);
    expect(answer?.status()).toBe(status);
    await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${language}`));
    await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle(/\S/);
    await expectNoSideways(page);
  });
}
