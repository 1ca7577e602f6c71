// Administrators invite, give and take roles, and set no password; what they do is in the log.

import { freshEmail, linkTold } from "../../support/account";
import { expectGood } from "../../support/look";
import { send, signIn } from "../../support/people";
import { expect, test } from "../../support/test";

const ADMIN = "admin@demo.example";

test("an administrator invites staff, who choose their own password", async ({ page, language, javaScriptEnabled }) => {
  const email = freshEmail("invited");
  await signIn(page, language, ADMIN);
  await page.goto(`/${language}/office/people`);
  await expectGood(page, javaScriptEnabled !== false);
  await page.fill("#colleague_name", "سلمان الحارثي");
  await page.fill("#colleague_email", email);
  await page.selectOption("#role", "support-agent");
  await send(page.locator("form[data-form=staff-invite]"));
  await page.waitForURL(/done=invited/);
  const link = await linkTold(page, email, "accept-invite");
  await page.context().clearCookies();
  await page.goto(link);
  await expectGood(page, javaScriptEnabled !== false);
  await page.fill("#password", "four quiet palm trees");
  await page.fill("#confirm", "four quiet palm trees");
  await send(page.locator("form[data-form=accept-invite]"));
  await page.waitForURL(/sign-in/);
});

test("a role that is taken counts in an open session; the last administrator stays", async ({ page, language, browser, address, javaScriptEnabled, guard }) => {
  test.setTimeout(120_000);
  guard.allow(/status of (403|404|409|422)/);
  const there = await browser.newContext({ baseURL: address, javaScriptEnabled });
  const other = await there.newPage();
  await signIn(other, language, "support@demo.example");

  await signIn(page, language, ADMIN);
  await page.goto(`/${language}/office/people`);
  await page.locator("tr", { hasText: "support@demo.example" }).locator("a").click();
  await page.waitForURL(/people\/[0-9a-f-]{36}/);
  await expect(page.locator("input[type=password]")).toHaveCount(0);
  await expectGood(page, javaScriptEnabled !== false);
  const person = page.url();
  const change = async (act: string, role: string) => {
    await page.goto(person);
    await page.check(`input[name='fields[act]'][value=${act}]`);
    await page.selectOption("#role", role);
    await page.fill("#reason", "تغيّر العمل");
    await send(page.locator("form[data-form=role-change]"));
    await page.waitForURL(/done=role/);
  };
  await change("give", "reviewer");
  expect((await other.goto(`/${language}/office/applications`))?.status()).toBe(200);
  await change("take", "reviewer");
  await other.goto(`/${language}/office/applications`);
  await expect(other.locator(".ui-queue")).toHaveCount(0);
  await there.close();

  await page.goto(`/${language}/office/people`);
  await page.locator("tr", { hasText: ADMIN }).locator("a").click();
  await page.waitForURL(/people\/[0-9a-f-]{36}/);
  await page.check("input[name='fields[act]'][value=take]");
  await page.selectOption("#role", "administrator");
  await page.fill("#reason", "تغيّر العمل");
  await send(page.locator("form[data-form=role-change]"));
  await expect(page.locator(".ui-summary")).toBeVisible();
  await expectGood(page, javaScriptEnabled !== false);
});

test("the table of roles is a page", async ({ page, language, javaScriptEnabled }) => {
  await signIn(page, language, ADMIN);
  await page.goto(`/${language}/office/roles`);
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(15);
  await expectGood(page, javaScriptEnabled !== false);
});

test("the log is searched, exported and checked", async ({ page, address, language, javaScriptEnabled }) => {
  await signIn(page, language, ADMIN);
  await page.goto(`/${language}/office/audit`);
  await expectGood(page, javaScriptEnabled !== false);
  await expect(page.locator("#event option[value=application-submitted]")).toHaveText(language === "ar" ? "قُدّم الطلب" : "Application submitted");
  await page.selectOption("#kind", "application");
  await page.selectOption("#event", "application-submitted");
  await page.locator("form[role=search] button[type=submit]").click();
  await page.waitForURL(/event=application-submitted/);
  await expect(page.locator("#event")).toHaveValue("application-submitted");
  await expect(page.locator("#kind")).toHaveValue("application");
  const rows = page.locator("tbody tr");
  const count = await rows.count();
  expect(count).toBeGreaterThan(3);
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const csv = await (await fetch(`${address}/audit.csv?event=application-submitted`, { headers: { cookie: cookies } })).text();
  const lines = csv.trim().split("\r\n");
  expect(lines[0]).toContain("subject_kind");
  expect(lines.length).toBeGreaterThan(count);
  expect(lines.slice(1).every((line) => line.includes("application-submitted"))).toBe(true);
  await page.locator("a[href*='verify=1']").click();
  await page.waitForURL(/verify=1/);
  await expect(page.locator(".ui-note--good")).toBeVisible();
  await expectGood(page, javaScriptEnabled !== false);
});
