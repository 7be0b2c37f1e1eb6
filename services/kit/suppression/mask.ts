// Which figures are hidden. It depends on the figures and the threshold alone: not on who asks, what, or in which order.
import { componentsOf, rangesOf, type Range } from "#kit/suppression/attacker";
import { keysOf, type Family } from "#kit/suppression/family";
import { THRESHOLDS } from "#kit/suppression/threshold";

/** Masks of the latest families: the figures of a dashboard that asks every minute mostly stand still. */
const made = new Map<string, ReadonlySet<string>>();
const MOST_MADE = 100;

/**
 * The figures of a family that are hidden below `threshold` people: small ones, and as many others as it takes that
 * `threshold` values or more remain possible for each of them. What a lower threshold hides is hidden by a higher
 * one too, so that the answers to partners and to the public together tell no more than those to partners.
 */
export function hiddenBelow(threshold: number, family: Family): ReadonlySet<string> {
  const about = `${String(threshold)} ${family.text()}`;
  let hidden = made.get(about);
  if (!hidden) {
    hidden = maskOf(threshold, family);
    if (made.size >= MOST_MADE) made.clear();
    made.set(about, hidden);
  }
  return hidden;
}

function maskOf(threshold: number, family: Family): ReadonlySet<string> {
  const hidden = new Set<string>();
  const known = new Map<string, Map<string, Range>>();
  for (const least of Object.values(THRESHOLDS).filter((one) => one <= threshold)) {
    for (const key of family.counts.keys()) if (family.isSmall(key, least)) hidden.add(key);
    for (let more = exposing(family, hidden, least, known); more; more = exposing(family, hidden, least, known)) {
      hidden.add(more);
    }
  }
  for (const [key, twin] of family.twins) if (hidden.has(key)) hidden.add(twin.key);
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
    .filter(([key, [least, most]]) => !family.isOpen(key) && most - least + 1 < threshold)
    .map(([key]) => key);
  // From coarse to fine: what is done for a total helps its parts, not the other way round.
  for (const key of exposed.sort((a, b) => family.heightOf(b) - family.heightOf(a) || bySize(family)(a, b))) {
    const next = companionOf(key, family, hidden);
    if (next) return next;
  }
  return undefined;
}

/**
 * What is to be hidden beside `key`: rather nothing coarser than itself, rather free places than people, rather something
 * near than far, and of those the smallest.
 */
function companionOf(key: string, family: Family, hidden: ReadonlySet<string>): string | undefined {
  const own = family.heightOf(key);
  const canHide = (one: string): boolean => !hidden.has(one) && family.countOf(one) >= family.leastOf(one);
  const [best] = [...distancesFrom(key, family, hidden)]
    .filter(([one]) => canHide(one))
    .map(([one, distance]) => ({
      one,
      ranks: [Math.max(own, family.heightOf(one)), family.isOpen(one) ? 0 : 1, distance],
    }))
    .sort((a, b) => firstDifference(a.ranks, b.ranks) || bySize(family)(a.one, b.one));
  return best?.one;
}

const firstDifference = (some: readonly number[], others: readonly number[]): number =>
  some.map((one, index) => one - (others[index] ?? 0)).find((difference) => difference !== 0) ?? 0;

/** The figures that share a sum with a hidden one that shares a sum … with `key`, and over how many sums. */
function distancesFrom(key: string, family: Family, hidden: ReadonlySet<string>): Map<string, number> {
  const sums = componentsOf(family, hidden).find(({ keys }) => keys.includes(key))?.sums ?? [];
  const distances = new Map([[key, 0]]);
  // A map that grows while it is walked is walked to its end, in the order in which it grew.
  for (const [one, distance] of distances) {
    if (!hidden.has(one)) continue;
    for (const sum of sums.map(keysOf).filter((keys) => keys.includes(one))) {
      for (const other of sum) if (!distances.has(other)) distances.set(other, distance + 1);
    }
  }
  return distances;
}

const bySize =
  (family: Family) =>
  (a: string, b: string): number =>
    family.countOf(a) - family.countOf(b) || (a < b ? -1 : 1);
