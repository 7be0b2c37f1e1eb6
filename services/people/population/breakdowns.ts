import { HubError } from "#kit/errors";
import { DIMENSIONS, type CountedCell } from "./population.loaders";
import { PopulationDimension } from "./population.enums";

const { SEX, AGE_GROUP, IS_MINOR, NATIONALITY, DISPLACEMENT_STATUS, ARRIVAL_DAY, OUTCOME } = PopulationDimension;

export type Breakdown = readonly PopulationDimension[];

/** How the population is told to viewers who may not see who is in it: finer tables would single people out. */
export const BREAKDOWNS: readonly Breakdown[] = [
  [],
  [SEX],
  [AGE_GROUP],
  [IS_MINOR],
  [SEX, IS_MINOR],
  [SEX, AGE_GROUP],
  [NATIONALITY],
  [DISPLACEMENT_STATUS],
  [ARRIVAL_DAY],
  [OUTCOME],
];

/** The breakdown of these dimensions, in whatever order they are named. Throws BREAKDOWN_NOT_ALLOWED. */
export function breakdownOf(by: Breakdown): Breakdown {
  const wanted = new Set(by);
  const found = BREAKDOWNS.find((one) => one.length === wanted.size && one.every((dimension) => wanted.has(dimension)));
  if (found) return found;
  const allowed = BREAKDOWNS.map((one) => `[${one.join(", ")}]`).join(", ");
  throw new HubError("BREAKDOWN_NOT_ALLOWED", `by: this viewer may ask for one of ${allowed}.`);
}

/** The name of a cell among all cells of all breakdowns. */
export function nameOf(cell: CountedCell, by: Breakdown): string {
  const values = by.map((dimension) => {
    const value = cell[DIMENSIONS[dimension].field];
    return value !== null && typeof value === "object" ? value.code : String(value);
  });
  return `${by.join("+")} ${values.join(" ")}`;
}

/** These cells added up to a coarser breakdown. */
export function rolledUp(cells: readonly CountedCell[], by: Breakdown): CountedCell[] {
  const kept = new Set<keyof CountedCell>(by.map((dimension) => DIMENSIONS[dimension].field));
  const sums = new Map<string, CountedCell>();
  for (const cell of cells) {
    const name = nameOf(cell, by);
    const sum = sums.get(name);
    if (sum) sum.count += cell.count;
    else {
      const others = Object.values(DIMENSIONS).filter(({ field }) => !kept.has(field));
      sums.set(name, { ...cell, ...Object.fromEntries(others.map(({ field }) => [field, null])) });
    }
  }
  return [...sums.values()];
}
