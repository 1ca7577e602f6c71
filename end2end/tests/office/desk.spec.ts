// A file from the queue to the decision, with a question to the applicant between.

import { expectAccessible, expectNoSideways } from "../../support/axe";
import { pdf, send, signIn, signInAnew, upload } from "../../support/people";
import { expect, test } from "../../support/test";

const act = (name: string) => `a[href*="act=${name}"]`;

test("staff come to the desks, or to where they were going", async ({ page, language }) => {
  await signInAnew(page, language, "supervisor@demo.example");
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator("main .ui-rows__link").first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.context().clearCookies();
  await page.goto(`/${language}/office/applications?queue=late`);
  await expect(page).toHaveURL(/sign-in\?next=/);
});

test("a reviewer takes a file, asks for more, studies what came and approves", async ({ page, language, javaScriptEnabled }) => {
  test.setTimeout(180_000);
  const reviewer = "reviewer@demo.example";
  let file = "";

  await test.step("the queue stands in the order of its clock, a ruler a row", async () => {
    await signIn(page, language, reviewer);
    await page.goto(`/${language}/office/applications?queue=untaken`);
    const row = page.locator(".ui-queue tbody tr").first();
    await expect(row.locator(".ui-ruler")).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);
    await row.locator("a").first().click();
    await page.waitForURL(/office\/applications\/[0-9a-f-]{36}/);
    file = page.url().match(/applications\/([0-9a-f-]{36})/)?.[1] ?? "";
  });

  await test.step("a document is looked at beside what it proves", async () => {
    await page.locator(".ui-file__items a[href*='see=document.']").first().click();
    await page.waitForURL(/see=document/);
    const shown = page.locator(".ui-doc iframe, .ui-doc img");
    await expect(shown).toBeVisible();
    const address = (await shown.getAttribute("src")) ?? "";
    const answer = await page.request.get(address);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-security-policy"]).toContain("sandbox");
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
    await expectAccessible(page);
    await expectNoSideways(page);
  });

  await test.step("it is taken, and more is asked for item by item", async () => {
    await page.goto(`/${language}/office/applications/${file}`);
    await send(page.locator('form[action*="office/take"]'));
    await page.waitForURL(/done=take/);
    await page.locator(act("request-requirements")).click();
    await page.waitForURL(/act=request-requirements/);
    await expectAccessible(page);
    await send(page.locator("form[data-form=requirement-request]"));
    await expect(page.locator(".ui-summary")).toBeVisible();
    await page.selectOption("#item1", "document:identity");
    await page.selectOption("#item1_finding", "unreadable");
    await page.fill("#item1_note", "الصفحة الثانية غير مقروءة");
    await send(page.locator("form[data-form=requirement-request]"));
    await page.waitForURL(/done=ask/);
    await expect(page.locator(".ui-turn--yours")).toBeVisible();
  });

  await test.step("the applicant answers", async () => {
    await signIn(page, language, "applicant@demo.example");
    await page.goto(`/${language}/my/applications/${file}/requirements`);
    await expectAccessible(page);
    await page.locator("a[href*='documents/item.']").first().click();
    await page.waitForURL(/documents\/item/);
    await upload(page, { name: "identity.pdf", mimeType: "application/pdf", buffer: pdf() }, javaScriptEnabled);
    await page.waitForURL(/requirements$/);
    await page.check("#confirm");
    await send(page.locator("form[data-form=requirement-answer]"));
    await page.waitForURL(new RegExp(`applications/${file}`));
    await expect(page.locator("form[data-form=requirement-answer]")).toHaveCount(0);
  });

  await test.step("what came stands in the place of what was wanting; it is studied and approved", async () => {
    await signIn(page, language, reviewer);
    await page.goto(`/${language}/office/applications/${file}?see=asked`);
    await expect(page.locator("#pane")).toBeVisible();
    await expectAccessible(page);
    await page.locator(act("mark-studied")).click();
    await page.check("#confirm");
    await send(page.locator("form[data-form=study]"));
    await page.waitForURL(/done=study/);
    await page.locator(act("approve")).first().click();
    await page.waitForURL(/act=approve/);
    await expectAccessible(page);
    await send(page.locator("form[data-form=approve]"));
    await page.waitForURL(/done=approve/);
    await expect(page.locator("a[rel=next]")).toBeVisible();
  });

  await test.step("the record says all of it, and its chain holds", async () => {
    await page.goto(`/${language}/office/applications/${file}?see=record`);
    expect(await page.locator(".ui-office__trail tbody tr").count()).toBeGreaterThan(8);
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.locator("a[rel=next]").click();
    await page.waitForURL((url) => !url.pathname.includes(file));
  });

  await test.step("the applicant sees who looked", async () => {
    await signIn(page, language, "applicant@demo.example");
    await page.goto(`/${language}/my/data`);
    await expect(page.locator("#looks + p + ul li").first()).toBeVisible();
    await expectAccessible(page);
  });
});
