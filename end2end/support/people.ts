// The people of the demonstration (server/src/commands/demonstration.rs), signed in as they sign in.

import { createHmac } from "node:crypto";
import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

export const PASSWORD = "saffron-lantern-palm-tree";

const SECRETS: Record<string, string> = {
  "reviewer@demo.example": "demo-reviewer-secret",
  "finance-1@demo.example": "demo-finance1-secret",
  "finance-2@demo.example": "demo-finance2-secret",
  "support@demo.example": "demo-support0-secret",
  "supervisor@demo.example": "demo-supervise-secre",
  "admin@demo.example": "demo-administ-secret",
};

/** An authenticator's code of a 30-second step (RFC 6238). */
export function totp(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = digest[19] & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The step of now. */
export const step = () => Math.floor(Date.now() / 30_000);

// Of this worker's server. A step's code is taken once, so who signed in before comes back with the same session.
const sessions = new Map<string, Parameters<BrowserContext["addCookies"]>[0]>();
const lastStep = new Map<string, number>();

/** Signs in, with the second step where there is one. Leaves the page where the portal leads. */
export async function signInAnew(page: Page, language: string, email: string): Promise<void> {
  await page.goto(`/${language}/sign-in`);
  await page.fill("#email", email);
  await page.fill("#password", PASSWORD);
  await send(page.locator("main form[data-form=sign-in]"));
  const secret = SECRETS[email];
  if (!secret) return await page.waitForURL(new RegExp(`/${language}/my$`));
  await page.waitForURL(/second-factor/);
  // Codes of the step before and after count too; each once, and never one before another.
  // Near the end of a step the one before is about to count no more.
  const first = Date.now() % 30_000 > 24_000 ? step() : step() - 1;
  const next = Math.max(first, (lastStep.get(email) ?? 0) + 1);
  lastStep.set(email, next);
  await page.fill("#code", totp(Buffer.from(secret), next));
  await send(page.locator("main form[data-form=totp]"));
  await page.waitForURL(new RegExp(`/${language}/office$`));
}

/** Is signed in; through the sign-in page only the first time. */
export async function signIn(page: Page, language: string, email: string): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  const known = sessions.get(email);
  if (known) {
    await context.addCookies(known);
    await page.goto(`/${language}/${email in SECRETS ? "office" : "my"}`);
    if (!page.url().includes("/sign-in")) return;
  }
  await signInAnew(page, language, email);
  // A cookie of this name is only taken from a secure address; it is sent to this machine's own all the same.
  const url = new URL(page.url()).origin.replace("http:", "https:");
  const cookies = (await context.cookies()).filter((cookie) => cookie.name.includes("session"));
  sessions.set(email, cookies.map(({ name, value }) => ({ name, value, url, secure: true, httpOnly: true, sameSite: "Lax" as const })));
}

/** Sends a form by its button. */
export async function send(form: Locator): Promise<void> {
  await form.locator("button[type=submit]").last().click();
}

/** Chooses a file; with script it goes at once, without it by the button. */
export async function upload(page: Page, file: { name: string; mimeType: string; buffer: Buffer }, javaScript: boolean): Promise<void> {
  const form = page.locator("form.ui-upload");
  await form.locator("input[type=file]").setInputFiles(file);
  if (!javaScript) await send(form);
}

/** What was sent to an address or number; the worker sends within a moment. */
export async function sent(page: Page, to: string, pattern: RegExp): Promise<string> {
  let found = "";
  await expect
    .poll(async () => {
      const all: { to: string; text: string }[] = await (await page.request.get("/outbox.json")).json();
      found = all.filter((message) => message.to === to).map((message) => message.text.match(pattern)?.[1] ?? "").find(Boolean) ?? "";
      return found;
    })
    .not.toBe("");
  return found;
}

/** A small PDF. */
export function pdf(): Buffer {
  const parts = [
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n",
  ];
  let text = "%PDF-1.4\n";
  const offsets = parts.map((part) => {
    const at = text.length;
    text += part;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(`${text}xref\n0 4\n0000000000 65535 f \n${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`);
}
