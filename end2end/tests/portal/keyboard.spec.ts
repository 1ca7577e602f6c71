// The application form without a mouse or a finger: tabs, arrows, the space bar and what is typed.

import type { Page } from "@playwright/test";
import { experience, identity, licence, paper, qualification, request } from "../../pages/application";
import { NUMBER, Practitioner } from "../../support/filing";
import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";

/** Goes on with the tab key until the focus is where it is wanted; what is passed by must be seen to have the focus. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    // While one page makes way for the next there is no element to ask.
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, wanted).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the tab key does not lead to ${wanted} on ${page.url()}`);
}

/** Answers the fields of a form in their order. */
async function answer(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = `[name='fields[${name}]']`;
    const kind = await page.locator(field).first().evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName));
    if (kind === "radio") {
      // One stop for all of a group; the arrows choose in it.
      await tabTo(page, field);
      await page.keyboard.press("Space");
      for (let presses = 0; presses < 10; presses++) {
        if (await page.evaluate(([field, value]) => document.activeElement?.matches(`${field}[value='${value}']`) ?? false, [field, value])) break;
        await page.keyboard.press("ArrowDown");
      }
      await expect(page.locator(`${field}[value='${value}']`)).toBeChecked();
    } else if (kind === "checkbox") {
      await tabTo(page, field);
      if (!(await page.locator(field).isChecked())) await page.keyboard.press("Space");
    } else if (kind === "SELECT") {
      await tabTo(page, field);
      // What is known of the person may stand there already.
      await page.keyboard.press("Home");
      for (let chosen = await page.locator(field).inputValue(); chosen !== value; chosen = await page.locator(field).inputValue()) {
        await page.keyboard.press("ArrowDown");
        await expect(page.locator(field)).not.toHaveValue(chosen);
      }
    } else {
      await tabTo(page, field);
      await page.keyboard.press("Control+A");
      await page.keyboard.type(value);
    }
  }
}

async function press(page: Page, wanted: string, leadsTo: RegExp): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
  await page.waitForURL(leadsTo);
  await page.waitForLoadState();
}

test("the application by keyboard alone", async ({ page, context, address, language, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  const hasScript = javaScriptEnabled !== false;
  const practitioner = await Practitioner.signIn(address);
  await practitioner.enter(context);
  const id = await practitioner.draft();
  await page.goto(`/${language}/my/applications/${id}`);
  const main = "main a.ui-btn--primary";
  const submit = "main button.ui-btn--primary";
  await press(page, main, /\/identity$/);
  const { birth_calendar, birth_day, birth_month, birth_year, ...rest } = identity(NUMBER);
  const { identity_kind, identity_number, arabic_name, latin_name, ...after } = rest;
  await answer(page, { identity_kind, identity_number, arabic_name, latin_name, birth_calendar, birth_day, birth_month, birth_year, ...after });
  await press(page, submit, /\/request$/);
  await answer(page, request);
  await press(page, submit, /\/qualifications$/);
  await press(page, main, /\/qualifications\/new$/);
  await answer(page, qualification);
  await press(page, submit, /\/qualifications$/);
  await press(page, main, /\/experience$/);
  await answer(page, { any: "yes" });
  await press(page, submit, /\/experience\/new$/);
  await answer(page, experience);
  await press(page, submit, /\/experience$/);
  await press(page, main, /\/licence$/);
  await answer(page, licence);
  await press(page, submit, /\/documents$/);
  for (let left = 6; left > 0; left--) {
    await press(page, "main li.ui-task a.ui-task__link", /\/documents\/.+/);
    if (hasScript) await hydrated(page);
    await tabTo(page, "#file");
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Space");
    await (await chooser).setFiles(paper(page.url().split("/").at(-1) ?? ""));
    if (hasScript) await page.waitForURL(/\/documents$/);
    else await press(page, "form.ui-upload button", /\/documents$/);
  }
  await press(page, main, /\/declaration$/);
  await answer(page, { d1: "no", d2: "no", d3: "no", d4: "no", d5: "no", d6: "no", confirm: "yes" });
  await press(page, submit, /\/check$/);
  await expect(page.locator(submit)).toContainText("1,800");
  await press(page, submit, /\/submitted$/);
  await expect(page.locator(".ui-done__number")).toHaveText(/^\d{4} \d{4} \d{4}$/);
});
