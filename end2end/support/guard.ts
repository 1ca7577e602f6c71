// What a page must never do, whatever the test is about: complain on the console, fail, hydrate what it did not render,
// ask a foreign host for anything.

import type { BrowserContext, ConsoleMessage, Request, TestInfo } from "@playwright/test";

export class Guard {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    context: BrowserContext,
    private readonly origin: string,
  ) {
    context.on("console", (message) => this.console(message));
    context.on("weberror", (fault) => this.found.push(`page error: ${fault.error().stack ?? fault.error().message}`));
    context.on("request", (request) => this.request(request));
  }

  /** The test brings this about on purpose. */
  allow(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  private console(message: ConsoleMessage): void {
    const text = `${message.text()} (${message.location().url})`;
    // The clock of a session that is just being ended asks once more.
    if (text.includes("status of 401") && text.includes("/api/accounts/session")) return;
    if (message.type() === "error") this.found.push(`console error: ${text}`);
    else if (/hydrat|mismatch|unreachable|deprecated|violat/i.test(text)) this.found.push(`console ${message.type()}: ${text}`);
  }

  private request(request: Request): void {
    const url = new URL(request.url());
    if (!["data:", "blob:", "about:", "chrome:", "chrome-extension:"].includes(url.protocol) && url.origin !== this.origin) {
      this.found.push(`foreign host: ${request.url()}`);
    }
  }

  /** What was found and not expected. */
  faults(): string[] {
    return this.found.filter((fault) => !this.expected.some((pattern) => pattern.test(fault)));
  }

  /** The same, once: the next page begins with none. */
  taken(): string[] {
    const faults = this.faults();
    this.found.length = 0;
    return faults;
  }

  /** At the end of the test. */
  check(info: TestInfo): void {
    const faults = this.faults();
    // A test that has failed already says why itself.
    if (faults.length > 0 && info.status === info.expectedStatus) {
      throw new Error(`the page misbehaved:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    }
  }
}
