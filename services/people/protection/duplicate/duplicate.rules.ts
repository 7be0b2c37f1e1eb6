import type { DuplicateClue, PotentialDuplicateStatus } from "./duplicate.enums";

type Status = `${PotentialDuplicateStatus}`;

/** Which status may follow which. */
export const POTENTIAL_DUPLICATE_STATES: Record<Status, readonly Status[]> = {
  OPEN: ["AWAITING_CASE_OWNER", "INVALID", "MERGED"],
  AWAITING_CASE_OWNER: ["OPEN", "INVALID", "MERGED"],
  INVALID: [],
  MERGED: [],
};

/** What each clue adds to a score of at most 100. Our own weights, by how rarely two people share the thing. */
export const CLUE_WEIGHTS: Record<`${DuplicateClue}`, number> = {
  SAME_NAME: 40,
  SIMILAR_NAME: 25,
  SAME_SEX: 5,
  SAME_BIRTH_DATE: 25,
  SIMILAR_AGE: 10,
  SAME_NATIONALITY: 5,
  SAME_PHONE: 25,
};

/** How likely two records are one person: 0 (no clue) to 100. */
export function scoreOf(clues: readonly `${DuplicateClue}`[]): number {
  return Math.min(
    100,
    clues.reduce((sum, clue) => sum + CLUE_WEIGHTS[clue], 0),
  );
}
