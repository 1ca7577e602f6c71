// One's own data: taken out whole, and erased.

import { freshEmail, openAccount, password } from "../../support/account";
import { expectGood } from "../../support/look";
import { PASSWORD, send, signIn } from "../../support/people";
import { expect, test } from "../../support/test";

test("everything held is handed out as data and files", async ({ page, address, language, javaScriptEnabled }) => {
  await signIn(page, language, "tariq@demo.example");
  await page.goto(`/${language}/my/data`);
  await expectGood(page, javaScriptEnabled !== false);
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const get = (path: string) => fetch(address + path, { headers: { cookie: cookies } });
  const archive = await get("/my-data.zip");
  expect(archive.headers.get("content-disposition")).toContain("my-data.zip");
  const bytes = Buffer.from(await archive.arrayBuffer()).toString("latin1");
  expect(bytes.slice(0, 4)).toBe("PK\u0003\u0004");
  const data = (await (await get("/my-data.json")).json()) as { applications: { documents: { id: string }[] }[]; refund_claims: unknown[] };
  const documents = data.applications.flatMap((one) => one.documents);
  expect(documents.length).toBeGreaterThan(3);
  for (const { id } of documents) expect(bytes).toContain(`documents/${id}.`);
  expect(data.refund_claims.length).toBeGreaterThan(0);
});

test("an account whose application is under way is not erased, and says why", async ({ page, language, javaScriptEnabled, guard }) => {
  guard.allow(/status of (409|422)/);
  await signIn(page, language, "layla@demo.example");
  await page.goto(`/${language}/my/data`);
  await page.fill("#password", PASSWORD);
  await page.check("#understood");
  await send(page.locator("form[data-form=erase]"));
  await expect(page.locator(".ui-summary")).toBeVisible();
  await expectGood(page, javaScriptEnabled !== false);
});

test("an erased account is gone at once", async ({ page, language, javaScriptEnabled, guard }) => {
  guard.allow(/status of (409|422)/);
  const hasScript = javaScriptEnabled !== false;
  const email = freshEmail("erased");
  await openAccount(page, language, email);
  await page.goto(`/${language}/my/data`);
  await send(page.locator("form[data-form=erase]"));
  await expect(page.locator("#password-error")).not.toBeEmpty();
  await page.fill("#password", password);
  await page.check("#understood");
  await send(page.locator("form[data-form=erase]"));
  await page.waitForURL(/sign-in\?erased=1/);
  await expectGood(page, hasScript);
  await page.fill("#email", email);
  await page.fill("#password", password);
  await send(page.locator("form[data-form=sign-in]"));
  await expect(page.locator(".ui-summary")).toBeVisible();
});
