// axe over a page as it stands: no violation, of any impact.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with the rule, the element and what to do about it. */
export async function expectAccessible(page: Page, about = page.url()): Promise<void> {
  const results = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const faults = results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")} — ${node.failureSummary?.replaceAll("\n", " ")}`),
  );
  expect(faults, about).toEqual([]);
}

/** Nothing is wider than the window: a page never scrolls sideways. */
export async function expectNoSideways(page: Page, about = page.url()): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${about}: wider than the window by`).toBeLessThanOrEqual(0);
}
