// The people of the demonstration, signed in once a worker, and the ids of what is theirs.

import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { pdf, signInAnew } from "./people";

interface Person {
  email: string;
  /** Ids by name: the page that lists them, and where in it the first stands. */
  finds?: Record<string, [page: string, pattern: RegExp]>;
  /** Who must have done theirs before there is anything to look at. */
  after?: string;
  /** What must have happened before there is anything to look at. */
  prepare?: (page: Page) => Promise<void>;
}

const id = "([0-9a-f]{8}-[0-9a-f-]{27})";
const application: [string, RegExp] = ["/my/applications", new RegExp(`/my/applications/${id}`)];
const invoice: [string, RegExp] = ["/my/invoices", new RegExp(`/my/invoices/${id}`)];
const number: [string, RegExp] = ["/my/applications", /(\d{4} \d{4} \d{4})/];

export const people = {
  drafting: {
    email: "applicant-en@demo.example",
    finds: { application },
    prepare: async (page) => {
      await page.goto("/en/my/applications/new?service=classification");
      await send(page);
      await page.waitForURL(application[1]);
    },
  },
  unpaid: { email: "layla@demo.example", finds: { application, invoice } },
  paid: {
    email: "applicant@demo.example",
    finds: { application, invoice, number },
    // For the supervisor's queue.
    prepare: async (page) => {
      await page.goto("/en/my/profile/identity");
      await page.fill("#latin_name", "Sarah Ahmad Alqahtani");
      await page.fill("#reason", "As in the new passport");
      await send(page);
      await page.waitForURL(/done=asked/);
      const evidence = page.locator("form.ui-upload");
      await evidence.locator("input[type=file]").setInputFiles({ name: "passport.pdf", mimeType: "application/pdf", buffer: pdf() });
      await evidence.locator("button[type=submit]").last().click();
      await page.waitForURL(/done=identity/);
    },
  },
  asked: {
    email: "yousef@demo.example",
    finds: { application, item: ["/my/applications/{application}/requirements", /documents\/(item\.[0-9a-f-]+)/] },
  },
  approved: { email: "huda@demo.example", finds: { application, invoice } },
  rejected: { email: "maha@demo.example", finds: { application, invoice } },
  claimed: { email: "tariq@demo.example", finds: { application, invoice, claim: ["/my/refunds", new RegExp(`/my/refunds/${id}`)] } },
  reviewer: {
    email: "reviewer@demo.example",
    finds: { file: ["/office/applications?queue=untaken", new RegExp(`/office/applications/${id}`)] },
  },
  finance: {
    email: "finance-1@demo.example",
    finds: { claim: ["/office/refunds", new RegExp(`/office/refunds/${id}`)] },
  },
  supervisor: {
    email: "supervisor@demo.example",
    after: "paid",
    finds: { change: ["/office/identity-changes", new RegExp(`/office/identity-changes/${id}`)] },
  },
  admin: {
    email: "admin@demo.example",
    finds: { person: ["/office/people", new RegExp(`/office/people/${id}`)] },
  },
} satisfies Record<string, Person>;

export type Who = keyof typeof people;

const send = (page: Page) => page.locator("main form button[type=submit]").last().click();

/** Signs people in, each once: an authenticator's code is taken once in its half minute. */
export class Visitors {
  private readonly states = new Map<Who, Awaited<ReturnType<BrowserContext["storageState"]>>>();
  private readonly found = new Map<string, string>();

  constructor(
    private readonly browser: Browser,
    private readonly baseURL: string,
  ) {}

  /** What a new context is made with so that this person is signed in. */
  async signedIn(who: Who): Promise<Awaited<ReturnType<BrowserContext["storageState"]>>> {
    const known = this.states.get(who);
    if (known) return known;
    const person: Person = people[who];
    if (person.after) await this.signedIn(person.after as Who);
    const context = await this.browser.newContext({ baseURL: this.baseURL, javaScriptEnabled: false });
    const page = await context.newPage();
    await signInAnew(page, "en", person.email);
    await person.prepare?.(page);
    const state = await context.storageState();
    await context.close();
    this.states.set(who, state);
    return state;
  }

  /** The address of an example with its ids. */
  async address(page: Page, language: string, who: Who | undefined, path: string): Promise<string> {
    const finds: NonNullable<Person["finds"]> = who === undefined ? {} : ((people[who] as Person).finds ?? {});
    let address = `/${language}${path}`;
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
      const key = `${who}.${name}`;
      if (!this.found.has(key)) {
        const [where, pattern] = finds[name];
        const list = await this.address(page, language, who, where);
        await page.goto(list);
        const match = pattern.exec(await page.content());
        expect(match, `${name} on ${list}`).not.toBeNull();
        this.found.set(key, match?.[1] ?? "");
      }
      address = address.replace(`{${name}}`, encodeURIComponent(this.found.get(key) ?? ""));
    }
    return address;
  }
}
