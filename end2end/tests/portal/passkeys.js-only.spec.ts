// Passkeys with Chromium's virtual authenticator. They belong to a name, so the server is reached as localhost.

import type { CDPSession, Page } from "@playwright/test";
import { arrives, freshEmail, openAccount, send, signIn, signOut, told, totp } from "../../support/account";
import { expectAccessible, expectNoSideways } from "../../support/axe";
import { hydrated } from "../../support/hydration";
import { expect, test } from "../../support/test";

test.use({ host: "localhost" });

/** A device in the page's browser; `verifies` is whether its owner's finger fits. */
async function device(page: Page, verifies = true): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

async function press(page: Page, action: string): Promise<void> {
  await page.locator(`main form[action*="fn=${action}"] button[type=button]`).click();
}

test("a passkey is added, signs in alone and after the password, is renamed and removed", async ({ page, language, guard }) => {
  guard.allow(/status of 4(09|22)/);
  const email = freshEmail("passkey");
  const { cdp, id } = await device(page);
  await openAccount(page, language, email);
  await page.goto(`/${language}/my/security/passkeys`);
  await hydrated(page);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.fill("#label", "My phone");
  await press(page, "security/add-passkey");
  await page.waitForURL(/\/recovery-codes/);
  await expect(page.locator(".ui-codes li")).toHaveCount(10);
  const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId: id });
  expect(credentials.map((credential) => [credential.isResidentCredential, credential.rpId])).toEqual([[true, "localhost"]]);
  await told(page, email, /My phone/);

  // Alone.
  await signOut(page, language);
  await page.goto(`/${language}/sign-in?next=/${language}/my/security`);
  await hydrated(page);
  await expectAccessible(page);
  await press(page, "accounts/passkey-sign-in");
  await arrives(page, `/${language}/my/security`);

  // After the password.
  await signOut(page, language);
  await signIn(page, language, email);
  await page.waitForURL(/\/second-factor/);
  await hydrated(page);
  await expectAccessible(page);
  await press(page, "accounts/passkey-second-step");
  await arrives(page, `/${language}/my`);

  await page.goto(`/${language}/my/security/passkeys`);
  await page.locator(".ui-rows__link").click();
  await page.waitForURL(/\/passkeys\/[0-9a-f-]{36}$/);
  await expectAccessible(page);
  await page.fill("#label", "The old phone");
  await send(page, "security/rename-passkey");
  await page.waitForURL(/done=renamed/);
  await expect(page.locator(".ui-rows__link")).toHaveText("The old phone");
  await page.locator(".ui-rows__link").click();
  await send(page, "security/remove-passkey");
  await page.waitForURL(/done=removed/);
  await expect(page.locator(".ui-rows__link")).toHaveCount(0);

  // The device still has it, the portal does not.
  await signOut(page, language);
  await page.goto(`/${language}/sign-in`);
  await hydrated(page);
  await press(page, "accounts/passkey-sign-in");
  await expect(page.locator(".ui-summary")).toBeVisible();
  await signIn(page, language, email);
  await arrives(page, `/${language}/my`);
});

test("a cancelled passkey is said beside its button, and a browser that has none says that", async ({ page, language }) => {
  await device(page, false);
  await page.goto(`/${language}/sign-in`);
  await hydrated(page);
  await press(page, "accounts/passkey-sign-in");
  await expect(page.locator('main form [role="alert"]').filter({ hasText: /./ })).toBeVisible();
  await expectAccessible(page);

  await page.addInitScript("delete window.PublicKeyCredential");
  await page.reload();
  await hydrated(page);
  await expect(page.locator('main form[action*="passkey-sign-in"] button')).toBeHidden();
  await expect(page.locator('main form[action*="passkey-sign-in"] p').first()).toBeVisible();
});

test("staff put a passkey in the place of their authenticator, and keep it", async ({ page, language }) => {
  await device(page);
  await signIn(page, language, "reviewer@demo.example", "saffron-lantern-palm-tree");
  await page.waitForURL(/\/second-factor/);
  await page.fill("#code", totp(Buffer.from("demo-reviewer-secret")));
  await send(page, "accounts/second-factor");
  await arrives(page, `/${language}/office`);
  await page.goto(`/${language}/my/security/passkeys`);
  await hydrated(page);
  await page.fill("#label", "Desk");
  await press(page, "security/add-passkey");
  await page.waitForURL(/done=added/);
  await page.goto(`/${language}/my/security/second-factor`);
  await expectAccessible(page);
  await expectNoSideways(page);
  await send(page, "security/remove-second-factor");
  await page.waitForURL(/done=removed/);

  await signOut(page, language);
  await page.goto(`/${language}/sign-in?next=/${language}/office`);
  await hydrated(page);
  await press(page, "accounts/passkey-sign-in");
  await arrives(page, `/${language}/office`);
  await page.goto(`/${language}/my/security/passkeys`);
  await page.locator(".ui-rows__link").click();
  await page.waitForURL(/\/passkeys\/[0-9a-f-]{36}$/);
  await expect(page.locator('main form[action*="remove-passkey"]')).toHaveCount(0);
});
