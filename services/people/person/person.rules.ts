import type { AgeGroup } from "./person.enums";

type Group = `${AgeGroup}`;

/** Who completes this many years is an adult. Source: Convention on the Rights of the Child, article 1. */
export const ADULT_YEARS = 18;

/** The groups from the youngest, each with the age in years that is the first beyond it. */
export const AGE_GROUPS: readonly { group: Group; below: number }[] = [
  { group: "AGE_0_4", below: 5 },
  { group: "AGE_5_11", below: 12 },
  { group: "AGE_12_17", below: ADULT_YEARS },
  { group: "AGE_18_59", below: 60 },
  { group: "AGE_60_PLUS", below: Infinity },
];

/** In doubt a child: somebody whose age is disputed is a minor however old the date of birth says. */
export function isMinor(ageYears: number, isAgeDisputed: boolean): boolean {
  return ageYears < ADULT_YEARS || isAgeDisputed;
}

/** The age group; of somebody whose age is disputed at most the last of children. */
export function ageGroupOf(ageYears: number, isAgeDisputed: boolean): Group {
  const age = isAgeDisputed ? Math.min(ageYears, ADULT_YEARS - 1) : ageYears;
  return AGE_GROUPS.find(({ below }) => age < below)?.group ?? "AGE_60_PLUS";
}
