// Somebody who has every answer, knows every sum and can solve equations.
import { rangesOf } from "#kit/suppression/attacker";
import type { Family } from "#kit/suppression/family";

/**
 * Fails unless what was told is true, hides every number from 1 up to `least`, and leaves at least `least` values
 * possible for each hidden one that is not 0. Answers how many numbers were hidden.
 */
export function expectSafe(truth: Family, told: ReadonlyMap<string, number | null>, least: number): number {
  const hidden = new Set([...truth.counts.keys()].filter((key) => (told.get(key) ?? null) === null));
  for (const key of truth.counts.keys()) {
    if (truth.isSmall(key, least)) expect(hidden).toContain(key);
    if (!hidden.has(key)) expect([key, told.get(key)]).toEqual([key, truth.countOf(key)]);
  }
  for (const [key, [from, to]] of rangesOf(truth, hidden)) {
    if (truth.countOf(key) > 0) expect([key, from, to, to - from + 1 >= least]).toEqual([key, from, to, true]);
  }
  return hidden.size;
}
