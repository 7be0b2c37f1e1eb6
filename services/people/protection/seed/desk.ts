// Who writes things down in the invented operations, and when.
import { dayOf } from "#kit/days";
import type { FieldRecord } from "#kit/record";
import { randomOf, type Random } from "#scenario/random";
import type { ChildStory, OperationFacts, PersonStory } from "#scenario/story";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A person with a child case. */
export type ChildOfStory = PersonStory & { child: ChildStory };

export const hasCase = (person: PersonStory): person is ChildOfStory => person.child !== null;

/** The national society of the Red Cross, and the state's service for children, by country of the operation. */
const NATIONAL: Record<string, { redCross: string; childServices: string; healthServices: string }> = {
  MLI: {
    redCross: "Croix-Rouge malienne",
    childServices: "Direction régionale de la promotion de la femme, de l'enfant et de la famille",
    healthServices: "Direction régionale de la santé",
  },
  NER: {
    redCross: "Croix-Rouge nigérienne",
    childServices: "Direction régionale de la protection de l'enfant",
    healthServices: "Direction régionale de la santé publique",
  },
};

export function nationalOf({ country }: OperationFacts): (typeof NATIONAL)[string] {
  return (
    NATIONAL[country] ?? {
      redCross: "CICR",
      childServices: "Services de l'enfance",
      healthServices: "Services de santé",
    }
  );
}

/** An account of this kind in the operation, e.g. "caseworker-gao-3". */
export function accountOf(kind: string, { code }: OperationFacts, { int }: Random, of = 4): string {
  return `${kind}-${code.split("-")[0]?.toLowerCase() ?? ""}-${String(int(1, of))}`;
}

type Written = Pick<
  FieldRecord,
  "id" | "operationCode" | "recordedByAgency" | "recordedByUser" | "occurredAt" | "recordedAt"
>;

/** What every record has; one in ten is written by a desk without a line, and reaches the hub hours later. */
export function written(
  { id, at, agency, user }: { id: string; at: Date; agency: string; user: string },
  { code, asOf }: OperationFacts,
): Written {
  const { chance, int } = randomOf(`written ${id}`);
  const delay = chance(0.1) ? int(2, 20) * HOUR : int(1, 15) * 60_000;
  return {
    id,
    operationCode: code,
    recordedByAgency: agency,
    recordedByUser: user,
    occurredAt: at,
    recordedAt: notAfter(asOf, at.getTime() + delay),
  };
}

/** This instant (in milliseconds), or `end` where it is later. */
export function notAfter(end: Date, instant: number): Date {
  return new Date(Math.min(instant, end.getTime()));
}

/** The end of what can be told of a child: the closing of the case, or the end of the story. */
export const endOf = ({ child }: ChildOfStory, { asOf }: OperationFacts): Date => child.closedAt ?? asOf;

/** The day, in the operation, that is `days` after this instant. */
export function dayAfter(instant: Date, days: number, { timeZone }: OperationFacts): string {
  return dayOf(new Date(instant.getTime() + days * DAY), timeZone);
}
