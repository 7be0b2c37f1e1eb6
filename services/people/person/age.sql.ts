// The rules of `person.rules.ts` as SQL, for figures and filters that never load a person.
import { bornBy } from "#kit/days";
import { ADULT_YEARS, AGE_GROUPS } from "./person.rules";

/** Birthdays that part the age groups on `today`, as parameters of the expressions below. */
export function ageParameters(today: string): Record<string, string> {
  const ages = AGE_GROUPS.map(({ below }) => below).filter(Number.isFinite);
  return Object.fromEntries(ages.map((years) => [`bornBy${String(years)}`, bornBy(today, years)]));
}

/** 1 for a minor, else 0. */
export const IS_MINOR_SQL = `CASE WHEN person.bornOn > :bornBy${String(ADULT_YEARS)} OR person.isAgeDisputed = 1 THEN 1 ELSE 0 END`;

/** The name of the person's age group. */
export const AGE_GROUP_SQL = `CASE ${AGE_GROUPS.map(({ group, below }) => {
  if (!Number.isFinite(below)) return `ELSE '${group}'`;
  const isDisputed = below === ADULT_YEARS ? " OR person.isAgeDisputed = 1" : "";
  return `WHEN person.bornOn > :bornBy${String(below)}${isDisputed} THEN '${group}'`;
}).join(" ")} END`;
