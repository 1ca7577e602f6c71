// The page is complete without it; these wait for what only the hydrated page does.

import type { Page } from "@playwright/test";

/** Shows intent, as a finger or a key would, and waits until the page is an application. */
export async function hydrated(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })));
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
}
