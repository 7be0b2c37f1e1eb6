import type { ClassType } from "type-graphql";
import type { SelectQueryBuilder } from "typeorm";
import type { Ground } from "#kit/access/reads";
import type { Context, Reader } from "#kit/context";
import { manyEach } from "#kit/loader";
import type { RestrictedHealth } from "../sensitivity/restricted-health";
import type { RestrictedRecord } from "../sensitivity/restricted-record.entity";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import type { PersonRecord } from "./person-record.entity";
import type { Person } from "./person.stub";

/** Kinds of record that no level L4 can apply to; the compiler refuses the others here. */
type Unrestricted = PersonRecord & { sensitivity?: never };

/** The records of each of these people, in their order, latest first; in one statement. */
export function recordsOfEach<T extends Unrestricted>(
  db: Reader,
  table: ClassType<T>,
  people: readonly Person[],
): Promise<T[][]> {
  return latestFirstOfEach(db.createQueryBuilder(table, "record"), people);
}

/**
 * The records that may stand in a list, of each of these people: none of level L4. A person's own list is no exception,
 * since it may be asked for under a list of people.
 */
export function listedRecordsOfEach<T extends RestrictedRecord>(
  db: Reader,
  table: ClassType<T>,
  people: readonly Person[],
): Promise<T[][]> {
  const query = db.createQueryBuilder(table, "record");
  return latestFirstOfEach(query.where("record.sensitivity = :listed", { listed: HealthSensitivity.L3 }), people);
}

/**
 * The records of level L4 that name the viewer, of each of these people; all of them where the glass is broken. Tells the
 * access log of each: under glass on that ground, also of those that name the viewer.
 */
export async function restrictedRecordsOfEach<T extends RestrictedRecord>(
  ctx: Context,
  table: ClassType<T>,
  files: readonly RestrictedHealth[],
): Promise<T[][]> {
  const ids = [...new Set(files.map(({ personId }) => personId))];
  const underGlass = new Set(files.filter(({ isUnderGlass }) => isUnderGlass).map(({ personId }) => personId));
  const records = await Promise.all([
    restrictedRecordsOf(
      ctx,
      table,
      ids.filter((id) => !underGlass.has(id)),
      "ROLE",
    ),
    restrictedRecordsOf(ctx, table, [...underGlass], "BREAK_GLASS"),
  ]);
  return manyEach(
    files.map(({ personId }) => personId),
    records.flat(),
    ({ personId }) => personId,
  );
}

async function restrictedRecordsOf<T extends RestrictedRecord>(
  { db, reads }: Context,
  table: ClassType<T>,
  personIds: readonly string[],
  ground: Extract<Ground, "ROLE" | "BREAK_GLASS">,
): Promise<T[]> {
  if (personIds.length === 0) return [];
  const query = db
    .createQueryBuilder(table, "record")
    .where("record.sensitivity = :restricted", { restricted: HealthSensitivity.L4 })
    .setParameters({ viewerUnderGlass: ground === "BREAK_GLASS" ? 1 : 0 });
  const records = await latestFirst(query, personIds);
  for (const { personId, operationCode } of records) {
    reads.note({ personId, operationCode, category: "restricted", level: "L4", ground });
  }
  return records;
}

function latestFirst<T extends PersonRecord>(query: SelectQueryBuilder<T>, ids: readonly string[]): Promise<T[]> {
  return query
    .andWhere("record.personId IN (:...ids)", { ids: [...new Set(ids)] })
    .orderBy("record.occurredAt", "DESC")
    .addOrderBy("record.id", "DESC")
    .getMany();
}

async function latestFirstOfEach<T extends PersonRecord>(
  query: SelectQueryBuilder<T>,
  people: readonly Person[],
): Promise<T[][]> {
  const ids = people.map((person) => person.id);
  return manyEach(ids, await latestFirst(query, ids), (row) => row.personId);
}
