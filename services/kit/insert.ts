import type { ClassType } from "type-graphql";
import type { EntityManager, ObjectLiteral } from "typeorm";
import { HubError } from "#kit/errors";

/** MariaDB and SQLite both take more than this many values in one statement (65,535 and 32,766). */
export const VALUES_PER_STATEMENT = 20_000;

/**
 * Writes many rows with few statements, leaving alone those whose id is there already: loading the same again changes
 * nothing. Every column without a default must be given; a missing property is null.
 */
export async function insertRows<T extends ObjectLiteral>(
  tx: EntityManager,
  table: ClassType<T>,
  rows: readonly NoInfer<Partial<T>>[],
): Promise<void> {
  const { driver } = tx.dataSource;
  const [primary] = tx.dataSource.getMetadata(table).primaryColumns;
  // Not INSERT IGNORE, which would also swallow values that are too long or missing.
  const key = driver.escape(primary?.databaseName ?? "id");
  const unlessThere =
    driver.options.type === "better-sqlite3" ? " ON CONFLICT DO NOTHING" : ` ON DUPLICATE KEY UPDATE ${key} = ${key}`;
  const { columns, tableName } = tx.dataSource.getMetadata(table);
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(", ");
  const into = `INSERT INTO ${driver.escape(tableName)} (${names}) VALUES `;
  const marks = `(${columns.map(() => "?").join(", ")})`;
  const size = Math.floor(VALUES_PER_STATEMENT / columns.length);
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    const values = part.flatMap((row) =>
      columns.map((column) => {
        const value: unknown = column.getEntityValue(row) ?? column.default ?? null;
        return driver.preparePersistentValue(value, column) as unknown;
      }),
    );
    await tx.query(into + part.map(() => marks).join(", ") + unlessThere, values);
  }
}

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
