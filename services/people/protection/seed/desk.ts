// Who writes things down in the invented operations, and when.
import { dayOf } from "#kit/days";
import type { FieldRecord } from "#kit/record";
import { randomOf } from "#scenario/random";
import type { ChildStory, OperationFacts, PersonStory } from "#scenario/story";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A person with a child case. */
export type ChildOfStory = PersonStory & { child: ChildStory };

export const hasCase = (person: PersonStory): person is ChildOfStory => person.child !== null;

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
