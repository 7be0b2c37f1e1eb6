// What can be worked out of hidden figures by whoever has every answer, knows every sum and can solve equations.
import { keysOf, type Family, type Sum } from "#kit/suppression/family";
import { Polytope } from "#kit/suppression/polytope";

export type Range = readonly [least: number, most: number];

/** Hidden figures that have to do with each other, and the sums in which they stand. */
interface Component {
  keys: string[];
  sums: Sum[];
}

/** Between what each hidden figure must lie, as far as the figures that are shown tell; Infinity: nothing tells. */
export function rangesOf(family: Family, hidden: ReadonlySet<string>, known = new Map<string, Map<string, Range>>()) {
  const all = new Map<string, Range>();
  for (const component of componentsOf(family, hidden)) {
    const name = component.keys.join("\n");
    const ranges = known.get(name) ?? rangesIn(family, component);
    known.set(name, ranges);
    for (const [key, range] of ranges) all.set(key, range);
  }
  return all;
}

export function componentsOf(family: Family, hidden: ReadonlySet<string>): Component[] {
  const sums = family.sums
    .map((sum) => ({ sum, keys: keysOf(sum).filter((key) => hidden.has(key)) }))
    .filter(({ keys }) => keys.length > 0);
  const sumsOf = new Map<string, typeof sums>();
  for (const one of sums) for (const key of one.keys) sumsOf.set(key, [...(sumsOf.get(key) ?? []), one]);
  const seen = new Set<string>();
  return [...hidden].flatMap((first) => {
    if (seen.has(first)) return [];
    const keys = new Set([first]);
    const own = new Set<Sum>();
    // A set that grows while it is walked is walked to its end.
    for (const key of keys) {
      seen.add(key);
      for (const { sum, keys: others } of sumsOf.get(key) ?? []) {
        own.add(sum);
        for (const other of others) keys.add(other);
      }
    }
    return [{ keys: [...keys].sort(), sums: [...own] }];
  });
}

function rangesIn(family: Family, { keys, sums }: Component): Map<string, Range> {
  const least = keys.map((key) => family.leastOf(key));
  if (sums.length === 0) return new Map(keys.map((key, index) => [key, [least[index] ?? 0, Infinity] as const]));
  const place = new Map(keys.map((key, index) => [key, index]));
  const equations = sums.map((sum) => {
    const factors = keys.map(() => 0);
    for (const key of keysOf(sum)) {
      const at = place.get(key);
      if (at !== undefined) factors[at] = (factors[at] ?? 0) + (key === sum.total ? -1 : 1);
    }
    return factors;
  });
  // Whatever is shown in a sum tells what the hidden ones make together: as much as they do in truth.
  const above = keys.map((key, index) => family.countOf(key) - (least[index] ?? 0));
  const constants = equations.map((factors) => factors.reduce((sum, factor, at) => sum + factor * (above[at] ?? 0), 0));
  const [only] = sums;
  if (sums.length === 1 && only && !(only.total !== null && place.has(only.total))) {
    // Parts of one total: any of them can be all that is left of it.
    return new Map(
      keys.map((key, index) => [key, [least[index] ?? 0, (least[index] ?? 0) + (constants[0] ?? 0)] as const]),
    );
  }
  const polytope = new Polytope(equations, constants);
  return new Map(
    keys.map((key, index) => {
      const [from, to] = polytope.rangeOf(index);
      const base = least[index] ?? 0;
      return [key, [Math.round(from) + base, Math.round(to) + base] as const];
    }),
  );
}
