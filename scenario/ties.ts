// Who works with whom, as the agencies tell each other: each writes down the ties that its rows are decided by.
import type { PersonTie, TieKind } from "#kit/access/tie.entity";
import { caseOwnerOf, caseworkerOf } from "./partners";
import type { Chapter, EntryStory, PersonStory, StayStory } from "./story";

const LIVE_STAYS: readonly StayStory["status"][] = ["RESERVED", "CHECKED_IN"];
const OVER: readonly EntryStory["status"][] = ["HANDED_OVER", "NO_SHOW", "OFFLOADED", "DECLINED"];

/** The agency that owns each child's case, and the caseworker who took it up. */
export function caseTies({ people, operation }: Chapter): PersonTie[] {
  return people.flatMap((person) => {
    const { child } = person;
    if (!child) return [];
    const tie = tieTo(person, operation.code, child.openedAt, null);
    const owner = tie("CASE_AGENCY", caseOwnerOf(child, operation));
    return child.status === "IDENTIFIED" ? [owner] : [owner, tie("CASEWORKER", caseworkerOf(child, operation))];
  });
}

/** The shelter in which each person is or is expected. */
export function shelterTies({ people, operation }: Chapter): PersonTie[] {
  return people.flatMap((person) => {
    const live = person.stays.filter(({ status }) => LIVE_STAYS.includes(status));
    const byShelter = new Map(live.map((stay) => [stay.shelterId, stay]));
    return [...byShelter.values()].map((stay) =>
      tieTo(person, operation.code, person.registeredAt, null)("SHELTER", stay.shelterId),
    );
  });
}

/** The agency on whose trip each person is, until it is over for that person. */
export function tripTies({ people, operation }: Chapter, agency: string): PersonTie[] {
  return people.flatMap((person) => {
    const [first] = person.entries;
    if (!first) return [];
    const isOver = person.entries.every(({ status }) => OVER.includes(status));
    const ends = person.entries.map(endOf).map((instant) => instant.getTime());
    const endedAt = isOver ? new Date(Math.max(...ends)) : null;
    return [tieTo(person, operation.code, first.nominatedAt, endedAt)("TRIP_AGENCY", agency)];
  });
}

const endOf = ({ handedOverAt, boardedAt, nominatedAt }: EntryStory): Date => handedOverAt ?? boardedAt ?? nominatedAt;

function tieTo({ id: personId }: PersonStory, operationCode: string, beganAt: Date, endedAt: Date | null) {
  return (kind: TieKind, holder: string): PersonTie => ({ personId, kind, holder, operationCode, beganAt, endedAt });
}
