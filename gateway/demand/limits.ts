// How much one question may ask for. The queries of gateway/page/queries and a page of 200 people are within it.
import type { Role } from "#kit/access/roles";

/** Of the text, whoever asks; counted with fragments written out. */
export const SHAPE = {
  tokens: 2_000,
  /** Brackets of any kind that are open at once. */
  nesting: 64,
  nameLength: 120,
  depth: 16,
  aliases: 50,
  roots: 50,
  fields: 1_000,
} as const;

/** For desks, who work on lists of people: about 500 of them with what four agencies know of each. */
const DESK = 20_000;
/** For whoever reads totals, which are few and large. */
const TOTALS = 5_000;

const BUDGETS: Readonly<Record<Role, number>> = {
  "iom-registrar": DESK,
  "unicef-caseworker": DESK,
  "unicef-analyst": TOTALS,
  clinician: DESK,
  "shelter-manager": DESK,
  "transport-officer": DESK,
  consulate: TOTALS,
  dashboard: TOTALS,
  auditor: DESK,
  "people-agency": TOTALS,
  "shelters-agency": TOTALS,
  "transport-agency": DESK,
};

/** The most that a question may cost: that of the role with the most; a role that we do not know has the least. */
export function budgetOf(roles: readonly string[]): number {
  const budgets = new Map<string, number>(Object.entries(BUDGETS));
  return Math.max(...roles.map((role) => budgets.get(role) ?? TOTALS), 0);
}
