import type { ClassType } from "type-graphql";
import type { EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";

/**
 * Writes a record whose id its client made. Throws ID_TAKEN where another record has that id. Where another unique key
 * is taken nothing is written: answers whether it was.
 */
export async function insertNew<T extends { id: string }>(
  tx: EntityManager,
  table: ClassType<T>,
  row: Partial<T> & { id: string },
): Promise<boolean> {
  const where = { id: row.id } as never;
  if (await tx.existsBy(table, where)) throw new HubError("ID_TAKEN");
  await insertRows(tx, table, [row]);
  return tx.existsBy(table, where);
}
