import type { ClassType } from "type-graphql";
import type { SelectQueryBuilder } from "typeorm";
import type { Reader } from "#kit/context";
import { manyEach } from "#kit/loader";
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
  return latestFirst(db.createQueryBuilder(table, "record"), people);
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
  return latestFirst(query.where("record.sensitivity = :listed", { listed: HealthSensitivity.L3 }), people);
}

async function latestFirst<T extends PersonRecord>(
  query: SelectQueryBuilder<T>,
  people: readonly Person[],
): Promise<T[][]> {
  const ids = people.map((person) => person.id);
  const rows = await query
    .andWhere("record.personId IN (:...ids)", { ids: [...new Set(ids)] })
    .orderBy("record.occurredAt", "DESC")
    .addOrderBy("record.id", "DESC")
    .getMany();
  return manyEach(ids, rows, (row) => row.personId);
}
