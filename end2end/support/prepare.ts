// Before all tests: the seeded database. Given back at the end.

import { rmSync } from "node:fs";
import { seed } from "./server";

export default function prepare(): (() => void) | void {
  if (process.env.BASE_URL) return;
  const folder = seed();
  process.env.SEEDED = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
