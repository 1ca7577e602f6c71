import { heavy, pdf } from "../../support/files";
import { Practitioner } from "../../support/filing";
import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";

test("how far a file is, is shown; one that is too large is not even sent", async ({ page, context, address, language }) => {
  const practitioner = await Practitioner.signIn(address);
  const id = await practitioner.draft();
  await practitioner.enter(context);
  await page.goto(`/${language}/my/applications/${id}/documents/identity`);
  await hydrated(page);
  let sent = 0;
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/api/documents/upload", async (route) => {
    sent += 1;
    await held;
    await route.continue();
  });
  await page.setInputFiles("#file", heavy(11));
  await expect(page.locator("#file-error")).not.toBeEmpty();
  await expect(page.locator("[data-form-summary]")).toBeFocused();
  expect(sent).toBe(0);
  await expect(page.locator("form.ui-upload .ui-file-name")).toBeEmpty();
  await page.setInputFiles("#file", pdf("هويتي 2026.pdf"));
  await expect(page.locator("form.ui-upload bdi.ui-file-name")).toHaveText("هويتي 2026.pdf");
  await expect(page.locator("form.ui-upload progress")).toBeVisible();
  await expect(page.locator("form.ui-upload [role=status]")).toContainText(/[%٪]/);
  release();
  await page.waitForURL(/\/documents$/);
  expect(sent).toBe(1);
});
