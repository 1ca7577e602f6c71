// What holds for every page a journey comes to.

import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoSideways } from "./axe";

/** One heading, nothing wider than the window, and no violation where axe, itself a script, can run. */
export async function expectGood(page: Page, hasScript: boolean): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  await expectNoSideways(page);
  if (hasScript) await expectAccessible(page);
}
