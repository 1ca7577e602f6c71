// The `test` of every spec: a server per worker, a guard per test, the language of the project.

import { test as base } from "@playwright/test";
import { Guard } from "./guard";
import { Visitors } from "./visitors";
import { Server } from "./server";

export type Language = "ar" | "en";

export interface Options {
  /** The language in which the project walks through the portal. */
  language: Language;
}

interface Fixtures {
  /** Fails the test on any misbehaviour of a page; `guard.allow(/…/)` for what a test brings about itself. */
  guard: Guard;
}

interface WorkerFixtures {
  /** The people of the demonstration, signed in once a worker. */
  visitors: Visitors;
  /** The host of the worker's own server: a number, or `localhost` where a page needs a name. */
  host: string;
  /** The address under test. */
  address: string;
  /** The worker's own server; none when BASE_URL names one. */
  server: Server | undefined;
}

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  language: ["ar", { option: true }],

  host: ["127.0.0.1", { option: true, scope: "worker" }],

  server: [
    async ({ host }, use) => {
      if (process.env.BASE_URL) return await use(undefined);
      const server = await Server.start(process.env.SEEDED ?? "", host);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  address: [
    async ({ server }, use) => {
      await use(server?.address ?? process.env.BASE_URL ?? "");
    },
    { scope: "worker" },
  ],

  visitors: [
    async ({ browser, address }, use) => {
      await use(new Visitors(browser, address));
    },
    { scope: "worker" },
  ],

  baseURL: async ({ address }, use) => {
    await use(address);
  },

  guard: [
    async ({ context, address, server }, use, info) => {
      const guard = new Guard(context, new URL(address).origin);
      await use(guard);
      if (info.status !== info.expectedStatus && server) await info.attach("server.log", { body: server.log(), contentType: "text/plain" });
      guard.check(info);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
