// What each agency tells of a person's way, for the timeline that people makes of it.
import { Directive, Field, ID, ObjectType, type ClassType } from "type-graphql";
import { In } from "typeorm";
import type { Context } from "#kit/context";
import { DateTime } from "#kit/scalars";

/** So many of each kind of record at most, the latest: nobody's way has more. */
const MOST_EVENTS = 200;

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

/** Which field of a record says when an event of a kind happened; null: it has not. */
export type Kinds<T> = Readonly<Record<string, keyof T & string>>;

interface PersonRecord {
  id: string;
  personId: string;
  occurredAt: Date;
}

/** A kind of record that tells of events. Its name is its type's in the graph. */
interface Source {
  table: ClassType<PersonRecord>;
  kinds: Readonly<Record<string, string>>;
}

export const tells = <T extends PersonRecord>(table: ClassType<T>, kinds: Kinds<T>): Source => ({ table, kinds });

/** The events of each person, in their order: of every record that the viewer sees, those whose fields they may read. */
export async function eventsOfEach(
  ctx: Context,
  people: readonly { id: string }[],
  sources: readonly Source[],
): Promise<ToldEvent[][]> {
  const where = { personId: In(people.map(({ id }) => id)) };
  const take = MOST_EVENTS * people.length;
  const told = new Map<string, ToldEvent[]>(people.map(({ id }) => [id, []]));
  const telling = sources.map(async ({ table, kinds }) => {
    const records = await ctx.db.find(table, { where, take, order: { occurredAt: "DESC" } });
    await Promise.all(
      records.map(async (record) => told.get(record.personId)?.push(...(await eventsOf(ctx, table, kinds, record)))),
    );
  });
  await Promise.all(telling);
  return people.map(({ id }) => told.get(id) ?? []);
}

/** The events of one record. */
export async function eventsOf<T extends { id: string }>(
  { mayRead }: Context,
  table: ClassType<T>,
  kinds: Readonly<Record<string, string>>,
  record: T,
): Promise<ToldEvent[]> {
  const events: ToldEvent[] = [];
  for (const [kind, field] of Object.entries(kinds)) {
    const at = (record as Record<string, unknown>)[field];
    if (at instanceof Date && (await mayRead(table.name, field, record)))
      events.push({ at, kind, recordId: record.id });
  }
  return events;
}
