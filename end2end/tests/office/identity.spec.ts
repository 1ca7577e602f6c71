// Who one is changes by staff review, with evidence.

import { expectAccessible, expectNoSideways } from "../../support/axe";
import { pdf, send, signIn, upload } from "../../support/people";
import { expect, test } from "../../support/test";

test("a change of name is asked for with evidence and reviewed beside it", async ({ page, language, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  const who = "maha@demo.example";
  await signIn(page, language, who);
  await page.goto(`/${language}/my/profile/identity`);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.fill("#arabic_name", "مها سلطان العتيبي");
  await page.fill("#reason", "قرار الأحوال المدنية 1234 بتاريخ 1448/01/01");
  await send(page.locator("form[data-form=identity-change]"));
  await page.waitForURL(/done=asked/);

  await test.step("staff do not see it before its evidence", async () => {
    await signIn(page, language, "supervisor@demo.example");
    await page.goto(`/${language}/office/identity-changes`);
    await expect(page.locator("main .ui-rows__link")).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("what is no picture and no PDF is refused with its reason", async () => {
    await signIn(page, language, who);
    await page.goto(`/${language}/my/profile/identity`);
    await expectAccessible(page);
    await upload(page, { name: "id.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ not a picture") }, javaScriptEnabled);
    await expect(page.locator(".ui-field--wrong")).toBeVisible();
  });

  await test.step("the evidence comes, and the update is finished", async () => {
    await upload(page, { name: "new-identity.pdf", mimeType: "application/pdf", buffer: pdf() }, javaScriptEnabled);
    await page.waitForURL(/profile\/finish\?done=identity/);
    await expect(page.locator(".ui-note").first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);
    await send(page.locator('form[action*="profile/confirm"]'));
    await page.waitForURL(/done=confirmed/);
  });

  await test.step("the supervisor reads it beside the request and approves", async () => {
    await signIn(page, language, "supervisor@demo.example");
    await page.goto(`/${language}/office/identity-changes`);
    await page.locator("main .ui-rows__link").first().click();
    await page.waitForURL(/identity-changes\/[0-9a-f-]{36}/);
    const frame = page.locator(".ui-doc iframe");
    await expect(frame).toBeVisible();
    const answer = await page.request.get((await frame.getAttribute("src")) ?? "");
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-security-policy"]).toContain("sandbox");
    await expectAccessible(page);
    await expectNoSideways(page);
    await page.check("input[name='fields[approved]'][value=no]");
    await send(page.locator("form[data-form=identity-decision]"));
    await expect(page.locator("#note-error")).toBeVisible();
    await page.check("input[name='fields[approved]'][value=yes]");
    await send(page.locator("form[data-form=identity-decision]"));
    await page.waitForURL(/done=decided/);
  });

  await test.step("the profile says it and is vouched for", async () => {
    await signIn(page, language, who);
    await page.goto(`/${language}/my/profile`);
    await expect(page.getByText("مها سلطان العتيبي").first()).toBeVisible();
    await expect(page.locator(".ui-tag--good")).toBeVisible();
    await page.goto(`/${language}/my/data`);
    await expect(page.locator("#looks + p + ul li").first()).toBeVisible();
  });
});
