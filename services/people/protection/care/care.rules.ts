import type { RelationshipKind } from "../../relationship/relationship.enums";
import type { CareArrangement } from "./care.enums";

type Arrangement = `${CareArrangement}`;

interface Span {
  occurredAt: Date;
  endedAt: Date | null;
}

/**
 * Where care that began at `at` fits among that which is known, in whatever order a bad line brings them: it cuts short
 * what went on at that time, and lasts as long as that would have, or else until the next begins; null: it lasts.
 */
export function fitIn<S extends Span>(spans: readonly S[], at: Date): { cut: S | null; endedAt: Date | null } {
  const cut = spans.find(({ occurredAt, endedAt }) => occurredAt <= at && (endedAt === null || endedAt > at));
  if (cut) return { cut, endedAt: cut.endedAt };
  const later = spans.flatMap(({ occurredAt }) => (occurredAt > at ? occurredAt.getTime() : []));
  return { cut: null, endedAt: later.length > 0 ? new Date(Math.min(...later)) : null };
}

/** Care by the family, or by whom custom holds to be family: the caregiver answers for the child, also on the road. */
const FAMILY: readonly Arrangement[] = [
  "PARENT",
  "STEP_PARENT",
  "CUSTOMARY_CAREGIVER",
  "ADULT_SIBLING",
  "KINSHIP_CARE",
];

export const isFamilyCare = (arrangement: Arrangement): boolean => FAMILY.includes(arrangement);

/** Care that nobody gives. */
const WITHOUT_CAREGIVER: readonly Arrangement[] = ["INDEPENDENT_LIVING", "NONE"];

export const mayHaveCaregiver = (arrangement: Arrangement): boolean => !WITHOUT_CAREGIVER.includes(arrangement);

/** What a caregiver is to the child, as far as the arrangement tells, where nobody has registered it. */
export function relationIn(arrangement: Arrangement, sex: string): `${RelationshipKind}` {
  if (arrangement === "PARENT" && sex === "FEMALE") return "MOTHER";
  if (arrangement === "PARENT" && sex === "MALE") return "FATHER";
  if (arrangement === "ADULT_SIBLING") return "SIBLING";
  return arrangement === "CUSTOMARY_CAREGIVER" ? "OTHER" : "OTHER_FAMILY";
}
