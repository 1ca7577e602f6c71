// Identity numbers nobody else of a run has.

import { randomInt } from "node:crypto";

/** A national id: 1, eight digits, and the check digit of Luhn over all ten. */
export function nationalId(): string {
  const body = `1${String(randomInt(10_000_000, 99_999_999))}`;
  let sum = 0;
  for (let place = 0; place < body.length; place++) {
    const value = Number(body[place]) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}
