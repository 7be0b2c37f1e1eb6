import type { ClassType } from "type-graphql";
import type { EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { insertNew, insertRows } from "#kit/insert";
import { writtenBy, type Stamp } from "#kit/written";
import { requireOperation } from "../operation/operation.loaders";
import type { PersonRecord } from "../person/person-record.entity";
import { RestrictedRecordStaff } from "../sensitivity/restricted-record-staff.entity";
import type { RestrictedRecord } from "../sensitivity/restricted-record.entity";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import { assertNotElsewhere } from "./elsewhere.writes";
import { holdPatient } from "./patient.writes";
import type { NewRecordInput } from "./record.inputs";

/** What a new record is of, and who writes it. */
export type Written = Stamp & Pick<PersonRecord, "id" | "operationCode" | "personId">;

/**
 * Writes a new record of somebody's care, once, while nobody else writes of that person. Throws ID_MALFORMED, ID_TAKEN,
 * OPERATION_UNKNOWN, TIME_INVALID, and NOT_FOUND for who was erased, or is in care where the viewer does not work.
 */
export async function writeRecord(
  ctx: Context,
  kind: string,
  { id, operation, personId, occurredAt }: NewRecordInput,
  work: (tx: EntityManager, written: Written) => Promise<void>,
): Promise<void> {
  assertId("input.personId", personId);
  const { code: operationCode } = await requireOperation(ctx, operation);
  const written = { id, operationCode, personId, ...writtenBy(ctx, occurredAt) };
  await once(ctx, { id, kind }, async (tx) => {
    await holdPatient(tx, personId);
    await assertNotElsewhere(tx, ctx.viewer, personId);
    await work(tx, written);
    return { id };
  });
}

/** Inserts a record that may be of level L4: then it names who wrote it, and nobody else. Throws ID_TAKEN. */
export async function insertRestricted<T extends RestrictedRecord>(
  tx: EntityManager,
  table: ClassType<T>,
  row: Partial<T> & Pick<RestrictedRecord, "id" | "sensitivity" | "recordedByUser" | "recordedAt">,
): Promise<void> {
  await insertNew<T>(tx, table, row);
  if (row.sensitivity !== HealthSensitivity.L4) return;
  await insertRows(tx, RestrictedRecordStaff, [
    { recordId: row.id, account: row.recordedByUser, namedAt: row.recordedAt },
  ]);
}

/** The record of this person on which another rests; null where it rests on none. Throws ID_MALFORMED and NOT_FOUND. */
export async function seenRecordOf<T extends PersonRecord>(
  ctx: Context,
  table: ClassType<T>,
  field: string,
  { id = null, personId }: { id?: string | null; personId: string },
): Promise<T | null> {
  if (id === null) return null;
  const record = await seenRecord(ctx, table, field, id);
  if (record.personId !== personId) throw new HubError("NOT_FOUND", `input.${field}: there is no such record.`);
  return record;
}

/** The record, if this viewer may see it: one of level L4 where it names them. Throws ID_MALFORMED and NOT_FOUND. */
export async function seenRecord<T extends PersonRecord>(
  { db }: Context,
  table: ClassType<T>,
  field: string,
  id: string,
): Promise<T> {
  assertId(`input.${field}`, id);
  const record = await db.createQueryBuilder(table, "record").where("record.id = :id", { id }).getOne();
  if (!record) throw new HubError("NOT_FOUND", `input.${field}: there is no such record.`);
  return record;
}
