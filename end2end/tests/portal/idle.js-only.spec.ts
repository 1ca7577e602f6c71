// The browser's clock is turned on; the server's session is as it was, so what it would answer then is put in its place.

import { freshEmail, openAccount } from "../../support/account";
import { expectAccessible } from "../../support/axe";
import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";

test("before a session ends by rest, a screen reader hears it and one button goes on", async ({ page, language }) => {
  await openAccount(page, language, freshEmail("idle"));
  let idle = 1_800;
  let stayed = 0;
  await page.route("**/api/accounts/session", (route) => route.fulfill({ json: { idle_seconds: idle, total_seconds: 40_000 } }));
  await page.route("**/api/accounts/stay", async (route) => {
    stayed += 1;
    idle = 1_800;
    await route.continue();
  });
  await page.clock.install();
  await page.goto(`/${language}/my/security`);
  await hydrated(page);
  const dialog = page.locator("dialog");
  await expect(dialog).toBeHidden();

  idle = 120;
  await page.clock.runFor(1_681_000);
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAttribute("aria-labelledby", "idle-title");
  await expect(dialog.getByRole("timer")).toContainText(/^[12]:\d\d$/);
  await expectAccessible(page);
  await page.clock.runFor(95_000);
  await expect(dialog.locator('[aria-live="assertive"]')).not.toBeEmpty();

  await dialog.locator("button").first().click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => stayed).toBe(1);
});
