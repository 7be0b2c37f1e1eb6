// Chance that is the same each time: what it says depends only on what it is asked with.
import { createHash } from "node:crypto";

/** From 0 to 1, without 1. */
export function chance(...seed: unknown[]): number {
  return createHash("sha1").update(JSON.stringify(seed)).digest().readUInt32BE(0) / 2 ** 32;
}

/** Whole, from 0 to `below`, without it. */
export const whole = (below: number, ...seed: unknown[]): number => Math.floor(chance(...seed) * below);

export function oneOf<T>(list: readonly T[], ...seed: unknown[]): T {
  const found = list[whole(list.length, ...seed)];
  if (found === undefined) throw new Error("There is nothing to choose from.");
  return found;
}
