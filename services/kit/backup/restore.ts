import type { EntityManager } from "typeorm";
import { AccessLogHead } from "#kit/access-log/access-log.entity";
import { VALUES_PER_STATEMENT } from "#kit/insert";
import { transact } from "#kit/transaction";
import { migrationsOf, readBackup, tablesOf, type BackupOf, type Header, type Table } from "./format";

/**
 * Fills an empty database with what a backup holds, whole or not at all. Throws a sentence where the database is not empty,
 * the file is no whole backup, or it is of another agency or version.
 */
export async function restore(
  db: EntityManager,
  path: string,
  agency: BackupOf,
  onRows?: (rows: number) => void,
): Promise<void> {
  const tables = tablesOf(db.dataSource);
  await assertEmpty(db, tables);
  await transact(db, async (tx) => {
    const { header, rows } = await readBackup(path);
    assertFits(path, header, tables, agency);
    await tx.createQueryBuilder().delete().from(AccessLogHead).execute();
    let batch: unknown[][] = [];
    let of = 0;
    const write = async (): Promise<void> => {
      const table = header.tables[of];
      if (table && batch.length > 0) await insert(tx, table, batch);
      onRows?.(batch.length);
      batch = [];
    };
    for await (const [number, ...values] of rows) {
      const width = header.tables[of]?.columns.length ?? 1;
      if (number !== of || (batch.length + 1) * width > VALUES_PER_STATEMENT) await write();
      of = number as number;
      batch.push(values);
    }
    await write();
  });
}

async function assertEmpty(db: EntityManager, tables: readonly Table[]): Promise<void> {
  // Where an access log begins, a new database has.
  const { tableName: head } = db.dataSource.getMetadata(AccessLogHead);
  for (const { name } of tables.filter((table) => table.name !== head)) {
    const rows = await db.query<unknown[]>(`SELECT 1 FROM ${db.dataSource.driver.escape(name)} LIMIT 1`);
    if (rows.length > 0) throw new Error(`The database is not empty: there are rows in ${name}.`);
  }
}

function assertFits(path: string, header: Header, tables: readonly Table[], agency: BackupOf): void {
  const { name } = agency;
  if (header.agency !== name) throw new Error(`${path}: is a backup of ${header.agency}, not of ${name}.`);
  const isSame = JSON.stringify([header.migrations, header.tables]) === JSON.stringify([migrationsOf(agency), tables]);
  if (isSame) return;
  const version = header.migrations.at(-1) ?? "";
  throw new Error(`${path}: was written by another version: restore it with that one (${version}).`);
}

async function insert(
  tx: EntityManager,
  { name, columns, instants }: Table,
  rows: readonly unknown[][],
): Promise<void> {
  const { driver } = tx.dataSource;
  const isSqlite = driver.options.type === "better-sqlite3";
  const kept = (value: unknown, column: string): unknown => {
    if (value === null || !instants.includes(column)) return value;
    const instant = value as string;
    return isSqlite ? instant.replace("T", " ").replace("Z", "") : new Date(instant);
  };
  const marks = `(${columns.map(() => "?").join(", ")})`;
  const into = `INSERT INTO ${driver.escape(name)} (${columns.map((column) => driver.escape(column)).join(", ")}) VALUES `;
  const values = rows.flatMap((row) => columns.map((column, index) => kept(row[index], column)));
  await tx.query(into + rows.map(() => marks).join(", "), values);
}
