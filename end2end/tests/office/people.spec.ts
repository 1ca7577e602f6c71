// Administrators invite, give and take roles, and set no password; what they do is in the log.

import { expectAccessible, expectNoSideways } from "../../support/axe";
import { send, sent, signIn, signInAnew } from "../../support/people";
import { expect, test } from "../../support/test";

const ADMIN = "admin@demo.example";

test("an administrator invites staff, who choose their own password", async ({ page, language, javaScriptEnabled }) => {
  const email = `new-${language}-${javaScriptEnabled ? "js" : "plain"}@example.com`;
  await signIn(page, language, ADMIN);
  await page.goto(`/${language}/office/people`);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.fill("#name", "سلمان الحارثي");
  await page.fill("#email", email);
  await page.selectOption("#role", "support-agent");
  await send(page.locator("form[data-form=staff-invite]"));
  await page.waitForURL(/done=invited/);
  const link = await sent(page, email, /(\/(?:ar|en)\/accept-invite\?token=\S+)/);
  await page.context().clearCookies();
  await page.goto(link);
  await expectAccessible(page);
  await page.fill("#password", "four quiet palm trees");
  await page.fill("#confirm", "four quiet palm trees");
  await send(page.locator("form[data-form=accept-invite]"));
  await page.waitForURL(/sign-in/);
});

test("a role that is taken counts in an open session; the last administrator stays", async ({ page, language, browser, address }) => {
  test.setTimeout(120_000);
  const there = await browser.newContext({ baseURL: address });
  const other = await there.newPage();
  await signInAnew(other, language, "support@demo.example");

  await signIn(page, language, ADMIN);
  await page.goto(`/${language}/office/people`);
  await page.locator("tr", { hasText: "support@demo.example" }).locator("a").click();
  await page.waitForURL(/people\/[0-9a-f-]{36}/);
  await expect(page.locator("input[type=password]")).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSideways(page);
  const change = async (act: string, role: string) => {
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
  await change("take", "support-agent");
  expect((await other.goto(`/${language}/office`))?.status()).toBe(404);
  await there.close();

  await page.goto(`/${language}/office/people`);
  await page.locator("tr", { hasText: ADMIN }).locator("a").click();
  await page.waitForURL(/people\/[0-9a-f-]{36}/);
  await page.check("input[name='fields[act]'][value=take]");
  await page.selectOption("#role", "administrator");
  await page.fill("#reason", "تغيّر العمل");
  await send(page.locator("form[data-form=role-change]"));
  await expect(page.locator(".ui-summary")).toBeVisible();
  await expectAccessible(page);
});

test("the table of roles is a page", async ({ page, language }) => {
  await signIn(page, language, ADMIN);
  await page.goto(`/${language}/office/roles`);
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(15);
  await expectAccessible(page);
  await expectNoSideways(page);
});

test("the log is searched, exported and checked", async ({ page, language }) => {
  await signIn(page, language, ADMIN);
  await page.goto(`/${language}/office/audit`);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.fill("#event", "application-submitted");
  await page.locator("form[role=search] button[type=submit]").click();
  await page.waitForURL(/event=application-submitted/);
  const rows = page.locator("tbody tr");
  const count = await rows.count();
  expect(count).toBeGreaterThan(3);
  const csv = await (await page.request.get("/audit.csv?event=application-submitted")).text();
  const lines = csv.trim().split("\r\n");
  expect(lines[0]).toContain("subject_kind");
  expect(lines.length).toBe(count + 1);
  expect(lines.slice(1).every((line) => line.includes("application-submitted"))).toBe(true);
  await page.locator("a[href*='verify=1']").click();
  await page.waitForURL(/verify=1/);
  await expect(page.locator(".ui-note--good")).toBeVisible();
  await expectAccessible(page);
});
