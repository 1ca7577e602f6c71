import * as form from "../../pages/application";
import { Practitioner } from "../../support/filing";
import { expect, test } from "../../support/test";

test("a draft is left as it is, right or wrong, and goes on at another device", async ({ page, context, browser, address, language, javaScriptEnabled }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/identity`);
  await form.fill(page, { arabic_name: "نورة سالم", identity_kind: "iqama", identity_number: "123", birth_day: "٧", gender: "female" });
  await page.locator("button[name=then][value=leave]").click();
  await page.waitForURL(new RegExp(`/my/applications/${id}$`));
  await expect(page.locator("li.ui-task").first().locator(".ui-tag--yours")).toHaveCount(1);

  const elsewhere = await browser.newContext({ baseURL: address, javaScriptEnabled });
  await (await Practitioner.signIn(address, "another")).enter(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto(`/${language}/my/applications`);
  await other.locator(`main a[href$='/my/applications/${id}']`).click();
  await other.waitForURL(new RegExp(`/my/applications/${id}$`));
  await other.locator("main a.ui-btn--primary").click();
  await other.waitForURL(/\/identity$/);
  await expect(other.locator("#arabic_name")).toHaveValue("نورة سالم");
  await expect(other.locator("#identity_number")).toHaveValue("123");
  await expect(other.locator("#birth_day")).toHaveValue("٧");
  await expect(other.locator("[name='fields[gender]'][value=female]")).toBeChecked();
  await elsewhere.close();
});

test("the months are those of the chosen calendar, whole on the narrowest phone", async ({ page, context, address, language, javaScriptEnabled }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/identity`);
  const months = page.locator("#birth_month option:not([value=''])");
  await expect(months.nth(10)).toHaveText(language === "ar" ? "11 نوفمبر" : "11 November");
  // Every name between the edges of the list and its mark.
  const clipped = () =>
    page.locator("#birth_month").evaluate((list: HTMLSelectElement) => {
      const style = getComputedStyle(list);
      const room = list.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const pen = document.createElement("canvas").getContext("2d");
      if (!pen) return ["no pen"];
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      return [...list.options].map((month) => month.text).filter((text) => pen.measureText(text).width > room);
    });
  const onEveryPhone = async () => {
    for (const width of [320, 360, 412]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await clipped(), `${width} px`).toEqual([]);
    }
  };
  if (javaScriptEnabled === false) {
    await expect(page.locator(".ui-plain-only").first()).toBeVisible();
    return;
  }
  await expect(page.locator(".ui-plain-only").first()).toBeHidden();
  await onEveryPhone();
  await page.locator("[name='fields[birth_calendar]'][value=hijri]").check();
  await expect(months.nth(10)).toHaveText(language === "ar" ? "11 ذو القعدة" : /^11 Dhu/);
  await onEveryPhone();
});

test("what a yes or a no asks for is there with that answer and gone with the other", async ({ page, context, address, language }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  const step = (name: string) => page.goto(`/${language}/my/applications/${id}/${name}`);
  const answers = (field: string, value: string) => page.locator(`[name='fields[${field}]'][value='${value}']`).check();

  await step("declaration");
  await expect(page.locator("#d2_note")).toBeHidden();
  await answers("d2", "yes");
  await expect(page.locator("#d2_note")).toBeVisible();
  await expect(page.locator("#d1_note")).toBeHidden();
  await answers("d2", "no");
  await expect(page.locator("#d2_note")).toBeHidden();

  await step("licence");
  await expect(page.locator("#number")).toBeHidden();
  await answers("has_licence", "yes");
  await expect(page.locator("#number")).toBeVisible();
  await expect(page.locator("#reason")).toBeHidden();
  await answers("has_licence", "no");
  await expect(page.locator("#number")).toBeHidden();
  await expect(page.locator("#reason")).toBeVisible();

  await step("experience/new");
  await expect(page.locator("#to_day")).toBeVisible();
  await page.check("#current");
  await expect(page.locator("#to_day")).toBeHidden();
  await page.uncheck("#current");
  await expect(page.locator("#to_day")).toBeVisible();
});
