import { rangesOf } from "#kit/suppression/attacker";
import { Family } from "#kit/suppression/family";
import { hiddenBelow } from "#kit/suppression/mask";
import { THRESHOLDS, thresholdOf } from "#kit/suppression/threshold";
import { randomOf } from "#scenario/random";
import { someone } from "../support/agency";

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const { partners, public: everybody } = THRESHOLDS;

/** Rows and columns with their totals, and the total of all. */
function table(cells: readonly (readonly number[])[]): Family {
  const family = new Family();
  const names = cells.map((row, r) => row.map((count, c) => family.people(`cell ${String(r)},${String(c)}`, count)));
  const columns = cells[0]?.map((_, c) => c) ?? [];
  const all = family.people("all", sum(cells.flat()));
  const rows = cells.map((row, r) => family.people(`row ${String(r)}`, sum(row)));
  const tops = columns.map((c) => family.people(`column ${String(c)}`, sum(cells.map((row) => row[c] ?? 0))));
  family.sum(all, rows);
  family.sum(all, tops);
  for (const [r, row] of rows.entries()) family.sum(row, names[r] ?? []);
  for (const [c, top] of tops.entries())
    family.sum(
      top,
      names.map((row) => row[c] ?? ""),
    );
  return family;
}

/** The same without cleverness: every table of whole numbers that agrees with what is shown. */
function rangesByTrying(cells: readonly (readonly number[])[], hidden: ReadonlySet<string>) {
  const truth = table(cells);
  const width = cells[0]?.length ?? 0;
  const ranges = new Map<string, [number, number]>();
  const tryAll = (left: number, made: number[]): void => {
    if (made.length < cells.length * width - 1) {
      for (let next = 0; next <= left; next++) tryAll(left - next, [...made, next]);
      return;
    }
    const flat = [...made, left];
    const world = table(cells.map((_, r) => flat.slice(r * width, (r + 1) * width)));
    for (const [key, count] of world.counts) {
      if (hidden.has(key) ? count < 1 : count !== truth.countOf(key)) return;
    }
    for (const key of hidden) {
      const [least, most] = ranges.get(key) ?? [Infinity, -Infinity];
      ranges.set(key, [Math.min(least, world.countOf(key)), Math.max(most, world.countOf(key))]);
    }
  };
  tryAll(truth.countOf("all"), []);
  return ranges;
}

const random = randomOf("suppression");
const upTo = (most: number): number => random.int(0, most);
const cellsOf = (rows: number, columns: number, most: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => (random.chance(0.3) ? 0 : upTo(most))));

describe("small numbers", () => {
  test("are hidden, noughts and large ones are not", () => {
    const family = new Family();
    for (const count of [0, 1, 4, 5, 10, 11]) family.people(String(count), count);
    expect([...hiddenBelow(partners, family)].sort()).toEqual(["1", "4"]);
    expect([...hiddenBelow(everybody, family)].sort()).toEqual(["1", "10", "4", "5"]);
  });

  test("are not told by the rest of their line", () => {
    const family = new Family();
    family.people("all", 100);
    family.sum("all", [family.people("few", 2), family.people("some", 8), family.people("many", 90)]);
    const hidden = hiddenBelow(partners, family);
    expect([...hidden].sort()).toEqual(["few", "some"]);
    expect(rangesOf(family, hidden).get("few")).toEqual([1, 9]);
  });

  test("are not told by a line of which nobody sees the total", () => {
    const family = new Family();
    family.sum(null, [family.people("few", 2), family.people("many", 90)]);
    expect([...hiddenBelow(partners, family)].sort()).toEqual(["few", "many"]);
  });

  test("take open figures with them before they take figures of people", () => {
    const family = new Family();
    family.sum(null, [family.people("kept", 3), family.people("taken", 50), family.open("free", 200)]);
    expect([...hiddenBelow(partners, family)].sort()).toEqual(["free", "kept"]);
    const full = new Family();
    full.sum(null, [full.people("taken", 50), full.open("free", 2)]);
    expect(hiddenBelow(everybody, full).size).toBe(0);
  });

  test("hide the totals too where hiding the parts is not enough", () => {
    const hidden = hiddenBelow(
      partners,
      table([
        [1, 1],
        [1, 0],
      ]),
    );
    expect(hidden).toContain("all");
  });

  test("of nine women among 1,135 people are safe from whoever knows men, children and everybody", () => {
    const family = table([
      [9, 7],
      [1096, 23],
    ]);
    expect(hiddenBelow(partners, family).size).toBe(0);
    const hidden = hiddenBelow(everybody, family);
    expect([...hidden].sort()).toEqual(["cell 0,0", "cell 0,1", "cell 1,0", "cell 1,1"]);
    expect(rangesOf(family, hidden).get("cell 0,0")).toEqual([1, 15]);
  });
});

describe("whoever solves every equation", () => {
  test("learns as much as whoever tries every table, and never a hidden figure", () => {
    let tried = 0;
    for (let round = 0; round < 100; round++) {
      const cells = cellsOf(2, round % 2 === 0 ? 2 : 3, 6);
      const family = table(cells);
      const hidden = hiddenBelow(partners, family);
      if (hidden.size === 0 || hidden.has("all") || family.countOf("all") > 17) continue;
      tried++;
      const ranges = rangesOf(family, hidden);
      const found = rangesByTrying(cells, hidden);
      expect([...ranges].sort()).toEqual([...found].sort());
      for (const [least, most] of found.values()) expect(most - least + 1).toBeGreaterThanOrEqual(partners);
    }
    expect(tried).toBeGreaterThan(15);
  });

  test.each([partners, everybody])(
    "is left with %d values or more for each hidden figure of a large table",
    (threshold) => {
      for (let round = 0; round < 40; round++) {
        const family = table(cellsOf(2 + upTo(4), 2 + upTo(5), 5 + upTo(60)));
        const hidden = hiddenBelow(threshold, family);
        for (const [key, count] of family.counts) if (count > 0 && count < threshold) expect(hidden).toContain(key);
        for (const [least, most] of rangesOf(family, hidden).values()) {
          expect(most - least + 1).toBeGreaterThanOrEqual(threshold);
        }
      }
    },
  );

  test("gains nothing by what is told to the public beside what is told to partners", () => {
    for (let round = 0; round < 60; round++) {
      const family = table(cellsOf(2 + upTo(3), 2 + upTo(3), 5 + upTo(30)));
      const toPublic = hiddenBelow(everybody, family);
      for (const key of hiddenBelow(partners, family)) expect(toPublic).toContain(key);
    }
  });

  test("meets the same mask every time, in whatever order the figures come", () => {
    for (let round = 0; round < 40; round++) {
      const family = table(cellsOf(3, 4, 12));
      const turned = new Family();
      for (const [key, count] of [...family.counts].reverse()) turned.people(key, count);
      for (const { total, parts } of [...family.sums].reverse()) turned.sum(total, [...parts].reverse());
      expect([...hiddenBelow(everybody, turned)].sort()).toEqual([...hiddenBelow(everybody, family)].sort());
    }
  });
});

describe("a viewer", () => {
  const exact = ["iom-registrar", "clinician"] as const;

  test.each([
    [["dashboard"], "OCHA", partners],
    [["unicef-analyst"], "UNICEF", partners],
    [[], "IOM", partners],
    [["a-role-of-tomorrow"], "IOM", partners],
    [["dashboard"], "public", everybody],
    [["dashboard"], " Public ", everybody],
    [["iom-registrar"], "IOM", null],
    [["dashboard", "clinician"], "OCHA", null],
    [["iom-registrar"], "public", everybody],
  ])("with roles %j of %s sees what is not below %p", (roles, agency, threshold) => {
    expect(thresholdOf({ ...someone, roles, agency }, exact)).toBe(threshold);
  });
});
