// One's own data: taken out whole, and erased.

import { expectAccessible, expectNoSideways } from "../../support/axe";
import { PASSWORD, send, signIn, signInAnew } from "../../support/people";
import { expect, test } from "../../support/test";

test("everything held is handed out as data and files", async ({ page, language }) => {
  await signIn(page, language, "tariq@demo.example");
  await page.goto(`/${language}/my/data`);
  await expectAccessible(page);
  await expectNoSideways(page);
  const archive = await page.request.get("/my-data.zip");
  expect(archive.headers()["content-disposition"]).toContain("my-data.zip");
  const bytes = await archive.body();
  expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  const names = bytes.toString("latin1");
  const data = await (await page.request.get("/my-data.json")).json();
  const documents = data.applications.flatMap((one: { documents: { id: string }[] }) => one.documents);
  expect(documents.length).toBeGreaterThan(3);
  for (const { id } of documents) expect(names).toContain(`documents/${id}.`);
  expect(data.refund_claims.length).toBe(1);
});

test("an account whose application is under way is not erased, and says why", async ({ page, language }) => {
  await signIn(page, language, "layla@demo.example");
  await page.goto(`/${language}/my/data`);
  await page.fill("#password", PASSWORD);
  await page.check("#understood");
  await send(page.locator("form[data-form=erase]"));
  await expect(page.locator(".ui-summary")).toBeVisible();
  await expectAccessible(page);
});

test("an erased account is gone at once", async ({ page, language }) => {
  await signInAnew(page, language, "huda@demo.example");
  await page.goto(`/${language}/my/data`);
  await send(page.locator("form[data-form=erase]"));
  await expect(page.locator(".ui-summary")).toBeVisible();
  await page.fill("#password", PASSWORD);
  await page.check("#understood");
  await send(page.locator("form[data-form=erase]"));
  await page.waitForURL(/sign-in\?erased=1/);
  await expectAccessible(page);
  await page.fill("#email", "huda@demo.example");
  await page.fill("#password", PASSWORD);
  await send(page.locator("form[data-form=sign-in]"));
  await expect(page.locator(".ui-summary")).toBeVisible();
});
