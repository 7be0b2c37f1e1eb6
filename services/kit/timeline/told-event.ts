// What each agency tells of a person's way, for the timeline that people makes of it.
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { Role } from "#kit/access/roles";
import type { Context } from "#kit/context";
import { DateTime } from "#kit/scalars";

/** So many of each kind of record at most, the latest: nobody's way has more. */
export const MOST_EVENTS = 200;

@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType({ description: "Something that happened to a person, as one agency tells it to the timeline." })
export class ToldEvent {
  @Field(() => DateTime, { nullable: true, description: "When." })
  at!: Date | string;

  @Field(() => String, { nullable: true, description: "What: a value of `PersonEventKind`." })
  kind!: string;

  @Field(() => ID, { nullable: true, description: "The record that tells of it." })
  recordId!: string;
}

/** What a record tells: of each kind when it happened; what has not happened is left out. */
export const eventsOf = (recordId: string, instants: Readonly<Record<string, Date | null>>): ToldEvent[] =>
  Object.entries(instants).flatMap(([kind, at]) => (at === null ? [] : [{ at, kind, recordId }]));

/** Whether the viewer is one of those who may read the instants of such records. */
export const isOneOf = ({ viewer }: Pick<Context, "viewer">, ...roles: Role[]): boolean =>
  roles.some((role) => viewer.roles.includes(role));

/** The events of each person, of all of these records. */
export function eventsByPerson<T extends { personId: string }>(
  people: readonly { id: string }[],
  records: readonly (readonly T[])[],
  tell: (record: T) => ToldEvent[],
): ToldEvent[][] {
  const told = new Map<string, ToldEvent[]>(people.map(({ id }) => [id, []]));
  for (const record of records.flat()) told.get(record.personId)?.push(...tell(record));
  return people.map(({ id }) => told.get(id) ?? []);
}
