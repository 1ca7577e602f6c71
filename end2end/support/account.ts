// Accounts as their owners open and use them: through the pages, with what is mailed and texted to them.

import { secret } from "./canary";
import { createHmac } from "node:crypto";
import { expect, type Page } from "@playwright/test";

export const password = secret("three words are enough");

let opened = 0;

/** An address that no other test of this worker's server has. */
export function freshEmail(name: string): string {
  opened += 1;
  return `${name}-${process.pid}-${opened}@example.com`;
}

/** A number that no other test has. */
export function freshMobile(): string {
  opened += 1;
  return `05${String(10_000_000 + ((process.pid * 1_000 + opened) % 89_000_000))}`;
}

/** The newest text sent to an address or number in which the pattern is found, after `before` others with it. */
export async function told(page: Page, to: string, pattern: RegExp, before = 0): Promise<string> {
  let found = "";
  await expect
    .poll(async () => {
      const sent: { to: string; subject: string; text: string }[] = await (await page.request.get(`/outbox.json?to=${encodeURIComponent(to)}`)).json();
      const all = sent.map((message) => `${message.subject}\n${message.text}`.match(pattern)).filter((match) => match !== null);
      found = all.length > before ? (all[0][1] ?? all[0][0]) : "";
      return found;
    })
    .not.toBe("");
  return found;
}

export const CODE = /\b(\d{6})\b/;

/** The link of a message, as a path of the server under test. */
export async function linkTold(page: Page, to: string, name: string, before = 0): Promise<string> {
  return told(page, to, new RegExp(`https?://[^/\\s]+(/(?:ar|en)/${name}\\?token=\\S+)`), before);
}

/** Waits for a page by its path; a query may hold another's. */
export async function arrives(page: Page, path: string): Promise<void> {
  await page.waitForURL((url) => url.pathname === path);
}

/** Presses the button of a form by the server function it is sent to. */
export async function send(page: Page, action: string, index = 0): Promise<void> {
  await page.locator(`main form[action*="fn=${action}"]`).nth(index).locator("button[type=submit]").first().click();
}

/** Fills in a registration and sends it. */
export async function register(page: Page, language: string, email: string): Promise<void> {
  await page.goto(`/${language}/register`);
  await page.fill("#name", "نورة العتيبي");
  await page.fill("#email", email);
  await page.fill("#password", password);
  await page.fill("#confirm", password);
  await send(page, "accounts/register");
  await page.locator('main form[action*="fn=accounts/activate"] #code').waitFor();
}

/** Opens an account and signs in. */
export async function openAccount(page: Page, language: string, email: string): Promise<void> {
  await register(page, language, email);
  await page.fill("#code", await told(page, email, CODE));
  await send(page, "accounts/activate");
  await arrives(page, `/${language}/sign-in`);
  await signIn(page, language, email);
  await arrives(page, `/${language}/my`);
}

/** Types address and password on the sign-in page and sends them; where it leads is the caller's to wait for. */
export async function signIn(page: Page, language: string, email: string, secret = password): Promise<void> {
  if (!page.url().includes("/sign-in")) await page.goto(`/${language}/sign-in`);
  const form = page.locator('main form[action*="fn=accounts/sign-in"]');
  await form.locator("#email").fill(email);
  await form.locator("#password").fill(secret);
  await send(page, "accounts/sign-in");
}

export async function signOut(page: Page, language: string): Promise<void> {
  await page.goto(`/${language}/sign-out`);
  await send(page, "accounts/sign-out");
  await arrives(page, `/${language}`);
}

/** What an authenticator shows for a key in base32 (RFC 6238), a number of its half minutes from now. */
export function totp(key: string | Buffer, ahead = 0): string {
  const secret = typeof key === "string" ? unbase32(key) : key;
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const hash = createHmac("sha1", secret).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function unbase32(key: string): Buffer {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replaceAll(/[\s=]/g, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
