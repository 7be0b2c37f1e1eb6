import { HubError } from "#kit/errors";
import type { MedicalNeedCategory, MedicalNeedPriority, MedicalNeedStatus } from "./need.enums";

type Status = `${MedicalNeedStatus}`;
type Priority = `${MedicalNeedPriority}`;

/** Which state may follow which. FHIR R4 names the states and leaves their order to us. */
export const NEED_STATES: Record<Status, readonly Status[]> = {
  DRAFT: ["ACTIVE", "REVOKED", "ENTERED_IN_ERROR"],
  ACTIVE: ["ON_HOLD", "REVOKED", "COMPLETED", "ENTERED_IN_ERROR"],
  ON_HOLD: ["ACTIVE", "REVOKED", "COMPLETED", "ENTERED_IN_ERROR"],
  REVOKED: ["ENTERED_IN_ERROR"],
  COMPLETED: ["ENTERED_IN_ERROR"],
  ENTERED_IN_ERROR: [],
};

/** Needs in these states still wait to be met. */
export const OPEN_STATES: readonly Status[] = ["ACTIVE", "ON_HOLD"];

/** And in these it is not settled yet. */
export const UNSETTLED_STATES: readonly Status[] = ["DRAFT", ...OPEN_STATES];

/** An open need of these priorities keeps a person from travelling. */
export const BLOCKING_PRIORITIES: readonly Priority[] = ["STAT", "ASAP"];

/** Whether somebody with this need may not travel. */
export const blocksTravel = ({ status, priority }: { status: Status; priority: Priority }): boolean =>
  OPEN_STATES.includes(status) && BLOCKING_PRIORITIES.includes(priority);

/**
 * Place in the worklist (0 is the most urgent) and hours until a need is due. The hours are our own default, to be
 * reviewed by the health partners of each operation: FHIR R4 orders the priorities and sets no times.
 */
export const PRIORITIES: Record<Priority, { rank: number; dueInHours: number }> = {
  STAT: { rank: 0, dueInHours: 1 },
  ASAP: { rank: 1, dueInHours: 24 },
  URGENT: { rank: 2, dueInHours: 48 },
  ROUTINE: { rank: 3, dueInHours: 168 },
};

export const dueAtOf = (priority: Priority, openedAt: Date): Date =>
  new Date(openedAt.getTime() + PRIORITIES[priority].dueInHours * 3_600_000);

/** Whether a need still waits although its time is over. */
export const isOverdueAt = (need: { status: Status; dueAt: Date }, now: Date): boolean =>
  OPEN_STATES.includes(need.status) && need.dueAt < now;

export interface NeedFilterFacts {
  category?: readonly `${MedicalNeedCategory}`[] | null | undefined;
  personIds?: readonly string[] | null | undefined;
  openedFrom?: Date | null | undefined;
  openedUntil?: Date | null | undefined;
}

const MAX_PEOPLE = 200;

/**
 * Throws FILTER_INVALID where a filter could never find anything, so that an empty page always means "none":
 * a category of level L4 is refused rather than answered with an empty list that reads as "nobody needs this".
 */
export function assertNeedFilter(
  { category, personIds, openedFrom, openedUntil }: NeedFilterFacts,
  l4: readonly string[],
): void {
  const restricted = category?.find((value) => l4.includes(value));
  if (restricted) throw new HubError("FILTER_INVALID", `filter.category: ${restricted} is of level L4, never listed.`);
  if (personIds && personIds.length > MAX_PEOPLE) {
    throw new HubError("FILTER_INVALID", `filter.personIds: more than ${String(MAX_PEOPLE)}.`);
  }
  if (openedFrom && openedUntil && openedFrom >= openedUntil) {
    throw new HubError("FILTER_INVALID", "filter: openedFrom is not before openedUntil.");
  }
}
