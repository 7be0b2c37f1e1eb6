import type { EntityManager } from "typeorm";
import { MoreThan } from "typeorm";
import { insertRows } from "#kit/insert";
import { AccessLogLine, AccessLogPerson } from "./access-log.entity";

/** Lines at a time, so that no transaction is long. */
const SLICE = 20;

type Transact = <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;

/**
 * Brings `access_log_person` up to the last line. Several may do so at once, since lines are indexed whole and in order:
 * up to the highest line that is indexed, all are.
 */
export async function indexPeople(transact: Transact): Promise<void> {
  let lines: number;
  // From where this one left off: lines that tell of nobody leave no trace in the index.
  let from = 0;
  do {
    [lines, from] = await transact((tx) => indexSlice(tx, from));
  } while (lines === SLICE);
}

async function indexSlice(tx: EntityManager, from: number): Promise<[lines: number, last: number]> {
  const indexed = (await tx.maximum(AccessLogPerson, "id")) ?? 0;
  const where = { id: MoreThan(Math.max(indexed, from)) };
  const lines = await tx.find(AccessLogLine, {
    where,
    select: { id: true, people: true },
    order: { id: "ASC" },
    take: SLICE,
  });
  const rows = lines.flatMap(({ id, people }) => people.map(([personId]) => ({ id, personId })));
  await insertRows(tx, AccessLogPerson, rows);
  return [lines.length, lines.at(-1)?.id ?? from];
}
