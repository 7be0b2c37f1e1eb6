import type { Sex } from "../person/person.enums";

/** In which part of a shelter somebody belongs: the shelters' `HousingUnitKind`. */
export type Housing = "MEN" | "WOMEN" | "FAMILIES" | "UNACCOMPANIED_CHILDREN" | "ISOLATION";

export interface HousingFacts {
  sex: `${Sex}`;
  isMinor: boolean;
  hasCaregiver: boolean;
  householdSize: number;
}

/**
 * Children without a caregiver apart from grown men, households together; who is neither man nor woman, or was not asked,
 * by themselves until somebody has.
 */
export function housedAs({ sex, isMinor, hasCaregiver, householdSize }: HousingFacts): Housing {
  if (isMinor && !hasCaregiver) return "UNACCOMPANIED_CHILDREN";
  if (householdSize > 1 || isMinor) return "FAMILIES";
  if (sex === "MALE") return "MEN";
  return sex === "FEMALE" ? "WOMEN" : "ISOLATION";
}
