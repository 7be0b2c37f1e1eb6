import type { HubErrorCode } from "#kit/errors";
import type { ReturnCaseStatus } from "../return/return.enums";

export interface Nominee {
  personId: string;
  householdId?: string | null;
}

/** What transport knows of all nominees. */
export interface NominationFacts {
  /** On a live manifest of an operation in which the viewer has no part: for the viewer they are not there. */
  elsewhere: ReadonlySet<string>;
  /** On a live manifest, this trip's or another's. */
  live: ReadonlySet<string>;
  /** Households of which somebody is on the live manifest of another trip. */
  parted: ReadonlySet<string>;
  hasApartReason: boolean;
  /** Where the trip goes home: how the latest return case of each stands. Null for other trips. */
  returns: ReadonlyMap<string, `${ReturnCaseStatus}`> | null;
}

/** Those who must sit together: each household, and everybody else alone; in the order in which they were named. */
export function groupsOf<N extends Nominee>(people: readonly N[]): N[][] {
  const groups = new Map<string, N[]>();
  for (const one of people) {
    const key = one.householdId ?? one.personId;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Why nobody of this group is nominated, before seats are looked at; null where nothing stands against it. */
export function obstacleTo(group: readonly Nominee[], facts: NominationFacts): HubErrorCode | null {
  const { elsewhere, live, parted, returns, hasApartReason } = facts;
  if (group.some(({ personId }) => elsewhere.has(personId))) return "NOT_FOUND";
  if (group.some(({ personId }) => live.has(personId))) return "ALREADY_ON_MANIFEST";
  // Nobody is taken home but on a return of their own will that is ready.
  if (returns && group.some(({ personId }) => returns.get(personId) !== "DOCS_READY")) return "RETURN_NOT_READY";
  if (!hasApartReason && group.some(({ householdId }) => householdId && parted.has(householdId))) {
    return "HOUSEHOLD_APART";
  }
  return null;
}

/** The lowest `count` seat numbers that are not taken. */
export function seatsLeft(taken: ReadonlySet<string>, count: number): string[] {
  const left: string[] = [];
  for (let seat = 1; left.length < count; seat++) if (!taken.has(String(seat))) left.push(String(seat));
  return left;
}
