// What no log and no disk may hold in clear. Looked for when a server of the tests ends, after everything that its tests did
// with it: in every line it wrote, in its database as it lies, in its files of documents. The same search, with values
// of its own and on both engines, is server/src/tests/canary.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The demonstration's own password; specs add what they type by `secret`. */
const secrets = new Set(["saffron-lantern-palm-tree"]);

/** A password or the like that a spec types: looked for afterwards. */
export function secret(text: string): string {
  secrets.add(text);
  return text;
}

/** Luhn over all ten digits: an identity number, and hardly anything else of ten digits. */
function isIdentity(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const value = Number(digits[place]) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const IBAN = /SA\d{22}/g;
// Beside a letter or a hyphen it is a part of a request's id or a hash.
const IDENTITY = /(?<![\w-])[12]\d{9}(?![\w-])/g;
/** Of a person, or a key to something of theirs: in no line of the log. */
const IN_LOG = [/[\w.+-]+@[\w-]+\.[a-z]{2,}/gi, /\+?9665\d{8}/g, /token=[\w-]{10,}/g, /__Host-[a-z-]+=[\w-]{10,}/g];

function found(text: string, patterns: RegExp[]): string[] {
  const typed = [...secrets].filter((value) => text.includes(value));
  const matched = patterns.flatMap((pattern) => text.match(pattern) ?? []);
  const identities = (text.match(IDENTITY) ?? []).filter(isIdentity);
  return [...new Set([...typed, ...matched, ...identities, ...(text.match(IBAN) ?? [])])];
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** Everything that should not be where it is, each with its place. */
export function leaks(folder: string, log: string): string[] {
  const inLog = found(log, IN_LOG).map((value) => `log: ${value}`);
  const onDisk = files(folder).flatMap((path) => found(readFileSync(path, "latin1"), []).map((value) => `${path}: ${value}`));
  return [...inLog, ...onDisk];
}
