// A file from the queue to the decision, beside its documents, and on to the next one.

import { expectGood } from "../../support/look";
import { Practitioner } from "../../support/filing";
import { send, signIn, signInAnew } from "../../support/people";
import { expect, test } from "../../support/test";

test("staff come to the desks, or to where they were going", async ({ page, language, javaScriptEnabled }) => {
  await signInAnew(page, language, "supervisor@demo.example");
  await expect(page.locator("main .ui-rows__link").first()).toBeVisible();
  await expectGood(page, javaScriptEnabled !== false);
  await page.context().clearCookies();
  await page.goto(`/${language}/office/applications?queue=late`);
  await expect(page).toHaveURL(/sign-in\?next=/);
});

test("a reviewer takes a file, reads it beside its documents, and rejects it for a coded reason", async ({ page, address, language, javaScriptEnabled, guard }) => {
  test.setTimeout(120_000);
  guard.allow(/status of 422/);
  const hasScript = javaScriptEnabled !== false;
  const practitioner = await Practitioner.signIn(address);
  const [filed] = [await practitioner.paid(), await practitioner.paid()];
  const file = `/${language}/office/applications/${filed.id}`;
  const act = async (name: string) => {
    await page.goto(file);
    await page.locator(`#act a[href*="act=${name}"]`).click();
    await page.waitForURL(new RegExp(`act=${name}`));
    await expectGood(page, hasScript);
  };

  await signIn(page, language, "reviewer@demo.example");
  await page.goto(`/${language}/office/applications?queue=untaken`);
  const row = page.locator(".ui-queue tbody tr").first();
  await expect(row.locator(".ui-ruler")).toBeVisible();
  await expectGood(page, hasScript);
  await page.fill("#number", filed.number);
  await send(page.locator("form[data-form=status-inquiry]"));
  await page.waitForURL(new RegExp(filed.id));
  await expectGood(page, hasScript);

  await page.locator(".ui-file__items a[href*='see=document.']").first().click();
  await page.waitForURL(/see=document/);
  const shown = page.locator(".ui-doc iframe, .ui-doc img");
  await expect(shown).toBeVisible();
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(address + (await shown.getAttribute("src")), { headers: { cookie: cookies } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  await expectGood(page, hasScript);

  await page.goto(file);
  await send(page.locator('form[action*="office/take"]'));
  await page.waitForURL(/done=take/);
  await act("request-requirements");
  await send(page.locator("form[data-form=requirement-request]"));
  await expect(page.locator("#item1-error")).not.toBeEmpty();
  await act("mark-studied");
  await page.check("#confirm");
  await send(page.locator("form[data-form=study]"));
  await page.waitForURL(/done=study/);
  await act("reject");
  await send(page.locator("form[data-form=reject]"));
  await expect(page.locator("#reason-error")).not.toBeEmpty();
  await page.check("input[value=specialty-mismatch]");
  await send(page.locator("form[data-form=reject]"));
  await expect(page.locator("#confirm-error")).not.toBeEmpty();
  await page.check("#confirm");
  await send(page.locator("form[data-form=reject]"));
  await page.waitForURL(/done=reject/);
  await expectGood(page, hasScript);

  await page.goto(`${file}?see=record`);
  expect(await page.locator(".ui-office__trail tbody tr").count()).toBeGreaterThan(6);
  await expectGood(page, hasScript);
  await page.locator("a[rel=next]").click();
  await page.waitForURL((url) => /applications\/[0-9a-f-]{36}/.test(url.pathname) && !url.pathname.includes(filed.id));

  // The applicant sees that it was read, and by whom of the staff.
  await page.context().clearCookies();
  await practitioner.enter(page.context());
  await page.goto(`/${language}/my/data`);
  await expect(page.locator("section[aria-labelledby=looks] li").first()).toBeVisible();
  await expectGood(page, hasScript);
});
