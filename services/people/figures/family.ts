// What the figures on people have to do with each other, as far as somebody could subtract one from another.
import { Family } from "#kit/suppression/family";
import { THRESHOLDS } from "#kit/suppression/threshold";
import type { CountedDay } from "../arrival/arrival.loaders";
import { nameOf, rolledUp, type Breakdown } from "../population/breakdowns";
import { PopulationDimension } from "../population/population.enums";
import type { CountedCell } from "../population/population.loaders";

const { SEX, AGE_GROUP, IS_MINOR, NATIONALITY, DISPLACEMENT_STATUS, ARRIVAL_DAY, OUTCOME } = PopulationDimension;

export const FINEST = [SEX, AGE_GROUP, IS_MINOR] as const;
export const ALONE = [NATIONALITY, DISPLACEMENT_STATUS, ARRIVAL_DAY, OUTCOME] as const;

/** Cells by these dimensions, of which those by `coarse` are made up. */
const SUMS: readonly (readonly [coarse: Breakdown, fine: Breakdown])[] = [
  [[], [SEX]],
  [[], [IS_MINOR]],
  [[SEX], [SEX, IS_MINOR]],
  [[IS_MINOR], [SEX, IS_MINOR]],
  [[IS_MINOR], [AGE_GROUP]],
  [[AGE_GROUP], [SEX, AGE_GROUP]],
];

/** Everything that is counted of the people of one operation. */
export interface Counted {
  total: CountedCell;
  /** By sex, age group and age. */
  finest: readonly CountedCell[];
  alone: ReadonlyMap<PopulationDimension, readonly CountedCell[]>;
  days: readonly CountedDay[];
}

/** The cells of a breakdown that may be asked for. */
export function cellsBy(by: Breakdown, { total, finest, alone }: Counted): readonly CountedCell[] {
  const [first] = by;
  return first ? (alone.get(first) ?? rolledUp(finest, by)) : [total];
}

const registeredOn = (day: string): string => `${ARRIVAL_DAY} ${day}`;
export const headcountOn = (day: string): string => `headcount ${day}`;

export function familyOf(counted: Counted, breakdowns: readonly Breakdown[], homeCountry: string): Family {
  const family = new Family();
  for (const by of breakdowns) for (const cell of cellsBy(by, counted)) family.people(nameOf(cell, by), cell.count);
  for (const [coarse, fine] of SUMS) addSums(family, counted.finest, coarse, fine);
  addSums(family, counted.finest, [SEX, IS_MINOR], [SEX, AGE_GROUP]);
  const total = nameOf(counted.total, []);
  for (const dimension of ALONE) {
    const cells = counted.alone.get(dimension) ?? [];
    const names = cells.map((cell) => nameOf(cell, [dimension]));
    // Somebody with two nationalities counts twice: what they make together is guessed all the same.
    const sum = cells.reduce((all, { count }) => all + count, 0);
    family.sum(dimension === NATIONALITY ? family.people("all nationalities", sum) : total, names);
  }
  addHome(family, homeCountry);
  addDays(family, counted.days);
  return family;
}

function addSums(family: Family, cells: readonly CountedCell[], coarse: Breakdown, fine: Breakdown): void {
  const parts = new Map<string, Set<string>>();
  for (const cell of cells) {
    const name = nameOf(cell, coarse);
    parts.set(name, (parts.get(name) ?? new Set()).add(nameOf(cell, fine)));
  }
  for (const [name, own] of parts) family.sum(name, [...own]);
}

/** Returnees and displaced people are the nationals of the country: one figure tells the other. */
function addHome(family: Family, country: string): void {
  const home = `${NATIONALITY} ${country}`;
  const nationals = ["RETURNEE", "IDP"].map((status) => `${DISPLACEMENT_STATUS} ${status}`);
  if (isNear(family, [home], nationals)) family.sum(home, nationals);
}

/** Those who were counted on a day and those who are registered of it are mostly the same people. */
function addDays(family: Family, days: readonly CountedDay[]): void {
  for (const { day, headcount, registered } of days) {
    const isNear = registered > 0 && Math.abs(registered - headcount) < THRESHOLDS.public;
    if (isNear) family.twin(registeredOn(day), headcountOn(day), headcount);
    else family.people(headcountOn(day), headcount);
  }
}

/** Whether two figures are so close that who knows one knows the other well enough. */
function isNear(family: Family, some: readonly string[], others: readonly string[]): boolean {
  const sumOf = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + family.countOf(key), 0);
  return sumOf(some) > 0 && Math.abs(sumOf(some) - sumOf(others)) < THRESHOLDS.public;
}
