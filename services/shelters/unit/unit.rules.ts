import type { HousingUnitKind } from "./unit.enums";

type Kind = `${HousingUnitKind}`;

/**
 * Whether somebody may sleep in a part of a shelter that is for such people; `housedAs` is null of somebody of whom
 * nobody has told yet. A child without a caregiver never among grown men, and whoever is not known to be a man neither.
 */
export function maySleepIn(kind: Kind, housedAs: Kind | null): boolean {
  if (kind === "MEN" || kind === "UNACCOMPANIED_CHILDREN") return housedAs === kind;
  if (kind === "WOMEN") return housedAs !== null && housedAs !== "MEN";
  return kind === "ISOLATION" || housedAs !== "MEN";
}
