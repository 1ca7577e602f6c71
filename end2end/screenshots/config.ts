// The pictures of the READMEs and of the manifests: `npx playwright test --config screenshots/config.ts` in end2end/, after
// `cargo xtask build`. No part of the tests.

import base from "../playwright.config";

export default { ...base, testDir: ".", testMatch: "*.shots.ts", globalSetup: "../support/prepare.ts", outputDir: "../test-results", projects: [{ name: "pictures" }], workers: 1 };
