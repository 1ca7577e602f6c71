// Who one is changes by staff review, with evidence.

import { freshEmail, freshMobile, openAccount } from "../../support/account";
import { nationalId } from "../../support/identity";
import { expectGood } from "../../support/look";
import { pdf, send, signIn, upload } from "../../support/people";
import { expect, test } from "../../support/test";

test("a change of name is asked for with evidence and reviewed beside it", async ({ page, browser, address, language, javaScriptEnabled, guard }) => {
  test.setTimeout(120_000);
  guard.allow(/status of 422/);
  const hasScript = javaScriptEnabled !== false;
  const name = language === "ar" ? "مها سلطان الجهني" : "مها سلطان الزهراني";
  await openAccount(page, language, freshEmail("identity"));
  await page.goto(`/${language}/my/profile/edit`);
  await page.fill("#arabic_name", "مها سلطان العتيبي");
  await page.fill("#latin_name", "Maha Sultan Alotaibi");
  await page.check("input[name='fields[identity_kind]'][value=national-id]");
  await page.fill("#identity_number", nationalId());
  await page.selectOption("#nationality", "sa");
  await page.fill("#birth_day", "1");
  await page.selectOption("#birth_month", "2");
  await page.fill("#birth_year", "1990");
  await page.check("input[name='fields[gender]'][value=female]");
  await page.fill("#mobile", freshMobile());
  await expectGood(page, hasScript);
  await send(page.locator("form[data-form=profile]"));
  await page.waitForURL(/profile\/finish/);

  await page.goto(`/${language}/my/profile/identity`);
  await expectGood(page, hasScript);
  await page.fill("#arabic_name", name);
  await page.fill("#reason", "قرار الأحوال المدنية 1234 بتاريخ 1448/01/01");
  await send(page.locator("form[data-form=identity-change]"));
  await page.waitForURL(/done=asked/);

  const desk = await browser.newContext({ baseURL: address, javaScriptEnabled });
  const office = await desk.newPage();
  await signIn(office, language, "supervisor@demo.example");
  const waits = async () => {
    await office.goto(`/${language}/office/identity-changes`);
    await expectGood(office, hasScript);
    return office.locator("main .ui-rows__link", { hasText: "نورة العتيبي" }).count();
  };
  const before = await waits();

  // What is no picture and no PDF is refused with its reason; then the right one comes.
  await expectGood(page, hasScript);
  await upload(page, { name: "id.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ not a picture") }, hasScript);
  await expect(page.locator("#file-error")).not.toBeEmpty();
  expect(await waits()).toBe(before);
  await upload(page, { name: "new-identity.pdf", mimeType: "application/pdf", buffer: pdf() }, hasScript);
  await page.waitForURL(/profile\/finish\?done=identity/);
  await expectGood(page, hasScript);
  await send(page.locator('form[action*="profile/confirm"]'));
  await page.waitForURL(/done=confirmed/);
  expect(await waits()).toBe(before + 1);

  await office.locator("main .ui-rows__link", { hasText: "نورة العتيبي" }).last().click();
  await office.waitForURL(/identity-changes\/[0-9a-f-]{36}/);
  const frame = office.locator(".ui-doc iframe");
  await expect(frame).toBeVisible();
  const cookies = (await desk.cookies()).map((cookie) => `${cookie.name}=${cookie.value}`).join("; ");
  const answer = await fetch(address + (await frame.getAttribute("src")), { headers: { cookie: cookies } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  await expectGood(office, hasScript);
  await office.check("input[name='fields[approved]'][value=no]");
  await send(office.locator("form[data-form=identity-decision]"));
  await expect(office.locator("#note-error")).not.toBeEmpty();
  await office.check("input[name='fields[approved]'][value=yes]");
  await send(office.locator("form[data-form=identity-decision]"));
  await office.waitForURL(/done=decided/);
  await desk.close();

  await page.goto(`/${language}/my/profile`);
  await expect(page.getByText(name).first()).toBeVisible();
  await expect(page.locator(".ui-tag--good")).toBeVisible();
  await expectGood(page, hasScript);
  await page.goto(`/${language}/my/data`);
  await expect(page.locator("section[aria-labelledby=looks] li").first()).toBeVisible();
});
