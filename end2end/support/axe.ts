// axe over a page as it stands: no violation, of any impact. The engine is put into the page once; `page.evaluate` is not held back by the
// page's policy, and a second look at another width costs no second copy.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOnly } from "axe-core";
import { expect, type Page, test } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const engine = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is wrong: the rule, the element and what to do about it. */
export function axeFaults(page: Page): Promise<string[]> {
  return faultsBy(page, { type: "tag", values: RULES });
}

/** What is wrong with the colours alone. */
export function contrastFaults(page: Page): Promise<string[]> {
  return faultsBy(page, { type: "rule", values: ["color-contrast", "link-in-text-block"] });
}

async function faultsBy(page: Page, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(engine);
  const results = (await page.evaluate(
    (rules) => (window as unknown as { axe: typeof import("axe-core") }).axe.run({ runOnly: rules, resultTypes: ["violations"] }),
    runOnly,
  )) as AxeResults;
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")} - ${node.failureSummary?.replaceAll("\n", " ")}`),
  );
}

/** Fails with what is wrong. */
export async function expectAccessible(page: Page, about = page.url()): Promise<void> {
  // axe is a script; where scripts are off, the HTML is the same.
  if (test.info().project.use.javaScriptEnabled === false) return;
  // The address comes before its page: what is found while one makes way for the next is looked at again.
  await expect.poll(() => axeFaults(page), { message: about }).toEqual([]);
}

/** By how much the page is wider than the window. */
export async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Nothing is wider than the window: a page never scrolls sideways. */
export async function expectNoSideways(page: Page, about = page.url()): Promise<void> {
  expect(await sideways(page), `${about}: wider than the window by`).toBeLessThanOrEqual(0);
}
