// The classification application as a person fills it in: one function a step, by the names of its fields.

import { expect, type Locator, type Page } from "@playwright/test";
import { jpeg, pdf, png, type Upload } from "../support/files";
import { hydrated } from "../support/hydration";
import { nationalId } from "../support/identity";

/** Types and chooses by the ids of the fields: a list by its value, a radio or a box by its own, the rest as text. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name='fields[${name}]']`);
    const kind = await field.first().evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName));
    if (kind === "SELECT") await field.selectOption(value);
    else if (kind === "radio" || kind === "checkbox") await page.locator(`[name='fields[${name}]'][value='${value}']`).check();
    else await field.fill(value);
  }
}

/** The one act of a form, by the form's name. */
export const act = (page: Page, form: string): Locator => page.locator(`form[data-form='${form}'] button[type=submit]`).first();

export const identity = (number = nationalId()): Record<string, string> => ({
  identity_kind: "national-id",
  identity_number: number,
  arabic_name: "نورة سالم العتيبي",
  latin_name: "Noura Salem Alotaibi",
  birth_calendar: "hijri",
  birth_day: "٢٢",
  birth_month: "3",
  birth_year: "1408",
  gender: "female",
  nationality: "sa",
  mobile: "05 1234 5678",
  residence: "inside",
});

export const request = { profession: "medicine", specialty: "family-medicine", rank: "consultant" };

export const qualification = {
  degree: "board",
  specialty: "Family medicine",
  institution: "Saudi Commission",
  country: "sa",
  start_day: "1",
  start_month: "9",
  start_year: "2012",
  award_day: "15",
  award_month: "6",
  award_year: "2016",
  study_mode: "full-time",
  equivalency: "no",
};

export const experience = {
  employer: "مستشفى الملك فهد",
  country: "sa",
  title: "طبيبة أسرة",
  from_day: "1",
  from_month: "7",
  from_year: "2016",
  current: "yes",
};

export const licence = { has_licence: "no", reason: "أعمل منذ التخرج في المملكة" };

export const declaration = { d1: "no", d2: "yes", d2_note: "إنذار كتابي عام 2019، أُغلق دون جزاء", d3: "no", d4: "no", d5: "no", d6: "no", confirm: "yes" };

/** What each document of the list is, as a person would have it. */
export function paper(spot: string): Upload {
  if (spot === "photo") return jpeg("صورتي.jpg");
  if (spot === "identity") return png("identity.png");
  return pdf(`${spot.split(".")[0]}.pdf`, spot.startsWith("transcript") ? 3 : 1);
}

/** Sends a file on the page of a document; with script it goes as soon as it is chosen. */
export async function send(page: Page, file: Upload, hasScript: boolean): Promise<void> {
  if (hasScript) await hydrated(page);
  await page.setInputFiles("#file", file);
  if (!hasScript) await page.locator("form.ui-upload button[type=submit]").click();
}

/** The fee and its lines, beside the step. */
export async function expectFee(page: Page, ...amounts: string[]): Promise<void> {
  for (const amount of amounts) await expect(page.locator(".ui-split__side .ui-sums")).toContainText(amount);
}
