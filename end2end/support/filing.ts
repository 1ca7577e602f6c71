// A practitioner who does by plain posts, in a moment, what a test is not about. What it posts is what the pages post.

import type { BrowserContext } from "@playwright/test";
import { jpeg, pdf, type Upload } from "./files";
import { nationalId } from "./identity";

const PASSWORD = "saffron-lantern-palm-tree";
const COOKIE = "__Host-session";

/** Whose filings these are: once one is approved, the account has no other number. */
export const NUMBER = nationalId();

type Fields = Record<string, string>;

/** A filed application. */
export interface Filed {
  id: string;
  invoice: string;
  /** In fours, as shown. */
  number: string;
}

export class Practitioner {
  private constructor(
    private readonly address: string,
    private readonly session: string,
  ) {}

  private static readonly known = new Map<string, Promise<Practitioner>>();

  /** One of the demonstration's practitioners, signed in once a worker and device: too many sign-ins are refused, of tests too. */
  static signIn(address: string, device = "the first"): Promise<Practitioner> {
    const key = `${address} ${device}`;
    const known = this.known.get(key) ?? this.open(address, "applicant-en@demo.example");
    this.known.set(key, known);
    return known;
  }

  private static async open(address: string, email: string): Promise<Practitioner> {
    const nobody = new Practitioner(address, "");
    const answer = await nobody.ask("accounts/sign-in", encoded({}, { email, password: PASSWORD, next: "" }));
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`${COOKIE}=`));
    return new Practitioner(address, /=([^;]*)/.exec(cookie ?? "")?.[1] ?? "");
  }

  /** The same person in a browser. A cookie of this name is only taken from a secure address; it is sent to this machine's own all the same. */
  async enter(context: BrowserContext): Promise<void> {
    const url = this.address.replace("http:", "https:");
    await context.addCookies([{ name: COOKIE, value: this.session, url, secure: true, httpOnly: true, sameSite: "Lax" }]);
  }

  private async ask(action: string, body: BodyInit): Promise<Response> {
    const headers: Fields = { accept: "application/json", origin: this.address };
    if (this.session) headers.cookie = `${COOKIE}=${this.session}`;
    const answer = await fetch(`${this.address}/api/${action}`, { method: "POST", body, headers, redirect: "manual" });
    if (answer.status >= 400) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  /** Does something; where it leads. */
  async act(action: string, ids: Fields, fields: Fields = {}): Promise<string> {
    return (await this.ask(action, encoded(ids, fields))).headers.get("location") ?? "";
  }

  private async read<T>(action: string, ids: Fields): Promise<T> {
    return (await (await this.ask(action, encoded(ids, {}))).json()) as T;
  }

  async upload(id: string, spot: string, file: Upload): Promise<void> {
    const body = new FormData();
    body.set("id", id);
    body.set("spot", spot);
    body.set("file", new Blob([new Uint8Array(file.buffer)], { type: file.mimeType }), file.name);
    await this.ask("documents/upload", body);
  }

  /** An empty draft. */
  async draft(): Promise<string> {
    return lastPart(await this.act("applications/start", { service: "classification", from: "" }));
  }

  /** A draft in which nothing is missing: a nurse asks for the rank of a specialist, 1,100 riyals. */
  async wholeDraft(): Promise<string> {
    const id = await this.draft();
    const step = (name: string, fields: Fields) => this.act(`applications/save-${name}`, { id }, fields);
    await step("identity", {
      identity_kind: "national-id", identity_number: NUMBER, arabic_name: "نورة سالم العتيبي", latin_name: "Noura Salem Alotaibi",
      birth_day: "14", birth_month: "11", birth_year: "1987", birth_calendar: "gregorian", gender: "female", nationality: "sa",
      mobile: "0512345678", residence: "inside",
    });
    await step("request", { profession: "nursing", specialty: "general-nursing", rank: "specialist" });
    await this.act("applications/save-qualification", { id, item: "new" }, {
      degree: "bachelor", specialty: "Nursing", institution: "King Saud University", country: "sa",
      start_day: "1", start_month: "9", start_year: "2005", start_calendar: "gregorian",
      award_day: "15", award_month: "6", award_year: "2009", award_calendar: "gregorian", study_mode: "full-time", equivalency: "",
    });
    await step("experiences", { any: "no" });
    await step("licence", { has_licence: "no", reason: "I have worked in the Kingdom since I graduated" });
    await step("declaration", { d1: "no", d2: "no", d3: "no", d4: "no", d5: "no", d6: "no", confirm: "yes" });
    const { required } = await this.read<{ required: { kind: string; of: string | null }[] }>("applications/draft", { id });
    for (const { kind, of } of required) {
      await this.upload(id, of ? `${kind}.${of}` : kind, kind === "photo" ? jpeg() : pdf(`${kind}.pdf`));
    }
    return id;
  }

  /** An application that waits for its money. */
  async filed(): Promise<Filed> {
    const id = await this.wholeDraft();
    await this.act("applications/submit", { id, shown_total: "110000" });
    const invoices = await this.read<{ id: string; application: string }[]>("invoices/list", {});
    const view = await this.read<{ number: string }>("applications/get", { id });
    return { id, invoice: invoices.find((invoice) => invoice.application === id)?.id ?? "", number: view.number };
  }

  /** An application in review. */
  async paid(): Promise<Filed> {
    const filed = await this.filed();
    const page = await this.act("payments/start", { invoice: filed.invoice }, { method: "card" });
    await pay(new URL(page, this.address).href);
    const payment = lastPart(page);
    await this.act("payments/check", { invoice: filed.invoice, payment });
    return filed;
  }
}

/** Presses "pay" on the embedded gateway's page. */
export async function pay(page: string): Promise<void> {
  const body = new URLSearchParams({ card: "4111 1111 1111 1111", act: "pay" });
  await fetch(page, { method: "POST", body, headers: { origin: new URL(page).origin }, redirect: "manual" });
}

function encoded(ids: Fields, fields: Fields): URLSearchParams {
  const body = new URLSearchParams(ids);
  for (const [name, value] of Object.entries(fields)) body.set(`fields[${name}]`, value);
  return body;
}

const lastPart = (address: string) => address.split("?")[0].split("/").at(-1) ?? "";
