// A server of our own: an empty folder, a free port, a copy of the seeded database.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { leaks } from "./canary";

const target = fileURLToPath(new URL("../../target", import.meta.url));

function environment(folder: string, port: number, host = "127.0.0.1"): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: `sqlite://${join(folder, "portal.db")}`,
    DOCUMENTS_DIR: join(folder, "documents"),
    ADDRESS: `127.0.0.1:${port}`,
    PORTAL_PUBLIC_URL: `http://${host}:${port}`,
    PORTAL_DEMONSTRATION: "true",
    ASSETS_DIR: site(),
  };
}

/** The folder of the built files. */
export const site = () => process.env.ASSETS_DIR ?? join(target, "site-dev");

const binary = () => process.env.SERVER ?? join(target, "debug/server");

/** Makes the database that every server starts from; returns its folder. Once a run: hashing passwords takes its time. */
export function seed(): string {
  if (!existsSync(binary())) throw new Error(`${binary()} is missing: run \`cargo xtask build\``);
  const folder = mkdtempSync(join(tmpdir(), "portal-seed-"));
  execFileSync(binary(), ["seed"], { env: environment(folder, 0), stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

export class Server {
  private constructor(
    readonly address: string,
    private readonly folder: string,
    private readonly child: ChildProcess,
    private readonly lines: string[],
  ) {}

  /** Starts a server on a copy of the seeded folder and waits for its first answer. `host` is how it calls itself. */
  static async start(seeded: string, host = "127.0.0.1", settings: NodeJS.ProcessEnv = {}): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), "portal-"));
    cpSync(seeded, folder, { recursive: true });
    const port = await freePort();
    const child = spawn(binary(), ["serve"], { env: { ...environment(folder, port, host), ...settings }, stdio: ["ignore", "pipe", "pipe"] });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text: Buffer) => {
        lines.push(text.toString());
      });
    }
    const server = new Server(`http://${host}:${port}`, folder, child, lines);
    await server.answers();
    return server;
  }

  private async answers(): Promise<void> {
    const until = Date.now() + 20_000;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) break;
      const answer = await fetch(`${this.address}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the server did not answer on ${this.address}:\n${this.log()}`);
  }

  /** What it wrote last. */
  log(): string {
    return this.lines.slice(-400).join("");
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill("SIGTERM");
      const forced = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
      await gone;
      clearTimeout(forced);
    }
    const told = leaks(this.folder, this.lines.join(""));
    rmSync(this.folder, { recursive: true, force: true });
    if (told.length > 0) throw new Error(`what is private lies in clear:\n${told.join("\n")}`);
  }
}

/** What the build has made. */
export function assets(): Record<string, string> & { chunks: string[]; splits: Record<string, string[]> } {
  return JSON.parse(readFileSync(join(site(), "assets.json"), "utf8"));
}
