// Rows as the drivers have them at their fastest: lists of values, without a query builder between.
import type Sqlite from "better-sqlite3";
import type { Pool, QueryOptions } from "mysql2";
import type { DataSource } from "typeorm";
import { Recent } from "#kit/recent";
import { Statements } from "#kit/statements";

export interface Rows {
  /** What the columns are called, in the order of the values of each row. */
  names: readonly string[];
  rows: readonly (readonly unknown[])[];
}

/** Statements that are kept ready for a SQLite connection: there are few different ones, but for lists of many lengths. */
const MAX_STATEMENTS = 500;

/** Answers a SELECT. `values` are those of its question marks, as the engine takes them. */
export async function rowsOf(source: DataSource, sql: string, values: readonly unknown[]): Promise<Rows> {
  source.logger.logQuery(sql, values as unknown[]);
  const start = performance.now();
  const rows = await answered(source, sql, values);
  if (source.logger instanceof Statements) source.logger.took(source, performance.now() - start, sql, values);
  return rows;
}

function answered(source: DataSource, sql: string, values: readonly unknown[]): Rows | Promise<Rows> {
  const { driver } = source as unknown as { driver: { databaseConnection?: Sqlite.Database; pool?: Pool } };
  if (driver.databaseConnection) return ofSqlite(driver.databaseConnection, sql, values);
  if (driver.pool) return ofMariadb(driver.pool, sql, values);
  throw new Error("The database is not open.");
}

interface Ready {
  statement: Sqlite.Statement<unknown[], unknown[]>;
  names: string[];
}

const ready = new WeakMap<Sqlite.Database, Recent<Ready>>();

function ofSqlite(connection: Sqlite.Database, sql: string, values: readonly unknown[]): Rows {
  let known = ready.get(connection);
  if (!known) ready.set(connection, (known = new Recent<Ready>(MAX_STATEMENTS)));
  const { statement, names } = known.getOrMake(
    sql,
    () => madeReady(connection, sql),
    () => 1,
  );
  return { names, rows: statement.all(...values) };
}

function madeReady(connection: Sqlite.Database, sql: string): Ready {
  const statement = connection.prepare<unknown[], unknown[]>(sql).raw(true);
  return { statement, names: statement.columns().map(({ name }) => name) };
}

function ofMariadb(pool: Pool, sql: string, values: readonly unknown[]): Promise<Rows> {
  const options: QueryOptions = { sql, values: [...values], rowsAsArray: true };
  return new Promise((resolve, reject) => {
    pool.query(options, (error, rows, fields) => {
      if (error) reject(error);
      else resolve({ names: fields.map(({ name }) => name), rows: rows as unknown as unknown[][] });
    });
  });
}
