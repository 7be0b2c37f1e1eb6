// Which figures are hidden. It depends on the figures and the threshold alone: not on who asks, what, or in which order.
import { componentsOf, rangesOf, type Range } from "#kit/suppression/attacker";
import type { Family, Sum } from "#kit/suppression/family";
import { THRESHOLDS } from "#kit/suppression/threshold";

/**
 * The figures of a family that are hidden below `threshold` people: small ones, and as many others as it takes that
 * nobody can tell any hidden figure more nearly than by `threshold`. What a lower threshold hides is hidden by a higher
 * one too, so that the answers to partners and to the public together tell no more than those to partners.
 */
export function hiddenBelow(threshold: number, family: Family): ReadonlySet<string> {
  const hidden = new Set<string>();
  const known = new Map<string, Map<string, Range>>();
  for (const least of Object.values(THRESHOLDS).filter((one) => one <= threshold)) {
    for (const [key, count] of family.counts) if (!family.isOpen(key) && count > 0 && count < least) hidden.add(key);
    for (let more = exposing(family, hidden, least, known); more; more = exposing(family, hidden, least, known)) {
      hidden.add(more);
    }
  }
  return hidden;
}

/** A shown figure that lets somebody tell a hidden one too nearly, the best of them to hide; or undefined. */
function exposing(
  family: Family,
  hidden: ReadonlySet<string>,
  threshold: number,
  known: Map<string, Map<string, Range>>,
): string | undefined {
  const exposed = [...rangesOf(family, hidden, known)]
    .filter(([key, [least, most]]) => !family.isOpen(key) && most - least < threshold)
    .map(([key]) => key);
  for (const key of exposed.sort(bySize(family))) {
    const next = companionOf(key, family, hidden);
    if (next) return next;
  }
  return undefined;
}

/** What is to be hidden beside `key`: totals are worth more than their parts, and what is further off more than what is near. */
function companionOf(key: string, family: Family, hidden: ReadonlySet<string>): string | undefined {
  const sums = componentsOf(family, hidden).find(({ keys }) => keys.includes(key))?.sums ?? [];
  const own = sums.filter(({ total, parts }) => total === key || parts.includes(key));
  const partsOf = (some: readonly Sum[]): string[] => some.flatMap(({ parts }) => parts);
  const totals = sums.flatMap(({ total }) => total ?? []);
  const canHide = (one: string): boolean => !hidden.has(one) && family.countOf(one) >= family.leastOf(one);
  for (const some of [partsOf(own).filter((part) => family.isOpen(part)), partsOf(own), partsOf(sums), totals]) {
    const [smallest] = some.filter(canHide).sort(bySize(family));
    if (smallest !== undefined) return smallest;
  }
  return undefined;
}

const bySize =
  (family: Family) =>
  (a: string, b: string): number =>
    family.countOf(a) - family.countOf(b) || (a < b ? -1 : 1);
