// Changes to columns that keep what is in them. TypeORM would drop and add a column on MariaDB whose type changes.
import { TableColumn, TableIndex, type QueryRunner, type TableIndexOptions } from "typeorm";

interface Retyping {
  type: "text" | "varchar" | "double";
  length?: number;
  isNullable?: boolean;
}

/** Gives columns of one table another type. No index may be on them. */
export async function retype(runner: QueryRunner, table: string, columns: Record<string, Retyping>): Promise<void> {
  const changed = Object.entries(columns).map(([name, { length, ...column }]) => ({
    name,
    isNullable: false,
    length: length === undefined ? "" : String(length),
    ...column,
  }));
  if (runner.dataSource.options.type === "better-sqlite3") {
    const before = await runner.getTable(table);
    const pairs = changed.flatMap((column) => {
      const oldColumn = before?.findColumnByName(column.name);
      return oldColumn ? [{ oldColumn, newColumn: Object.assign(oldColumn.clone(), column) }] : [];
    });
    await runner.changeColumns(table, pairs);
    return;
  }
  const clauses = changed.map(
    ({ name, type, length, isNullable }) =>
      `MODIFY ${runner.dataSource.driver.escape(name)} ${type}${length ? `(${length})` : ""} ${isNullable ? "NULL" : "NOT NULL"}`,
  );
  await runner.query(`ALTER TABLE ${runner.dataSource.driver.escape(table)} ${clauses.join(", ")}`);
}

/** Adds columns that are not there yet, so that a migration which broke off can be run again. */
export async function addColumns(runner: QueryRunner, table: string, columns: Record<string, Retyping>): Promise<void> {
  for (const [name, { length, ...column }] of Object.entries(columns)) {
    if (await runner.hasColumn(table, name)) continue;
    await runner.addColumn(
      table,
      new TableColumn({ name, isNullable: true, ...(length !== undefined && { length: String(length) }), ...column }),
    );
  }
}

/** Drops an index if it is there. */
export async function dropIndex(runner: QueryRunner, table: string, index: string): Promise<void> {
  const found = (await runner.getTable(table))?.indices.some(({ name }) => name === index);
  if (found) await runner.dropIndex(table, index);
}

/** Makes an index, in the place of one of that name. */
export async function makeIndex(runner: QueryRunner, table: string, index: TableIndexOptions): Promise<void> {
  await dropIndex(runner, table, index.name ?? "");
  await runner.createIndex(table, new TableIndex(index));
}
