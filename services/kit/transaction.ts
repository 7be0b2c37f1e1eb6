import { setTimeout as pause } from "node:timers/promises";
import { Mutex } from "async-mutex";
import type Sqlite from "better-sqlite3";
import { QueryFailedError, type DataSource, type EntityManager } from "typeorm";
import { actOn } from "./reading-only";

const turns = new WeakMap<DataSource, Mutex>();
const writers = new WeakMap<DataSource, DataSource>();

/** Deadlock, lock wait time-out, and a write set that the cluster did not certify: the same work may well succeed next. */
const PASSING = new Set([1213, 1205, 1047]);
const MAX_TRIES = 6;

/** Says through which data source the writes of `reader` go; without this, through itself. */
export function writeThrough(reader: DataSource, writer: DataSource): void {
  writers.set(reader, writer);
}

/**
 * Runs `work` whole or not at all; `work` may run more than once, so it must do nothing but write to `tx`.
 * SQLite has one connection for writing, on which TypeORM would let two transactions mix (one's rollback takes the
 * other's rows), so there they take turns. A server gives each its own connection, and its passing conflicts are
 * retried with growing, uneven pauses. There a transaction reads what is committed, not what was when it began: what
 * must not change meanwhile stands in the condition of the update.
 */
export function transact<T>(db: EntityManager, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  const source = writerOf(db);
  if (source.options.type !== "better-sqlite3") return retried(() => source.transaction("READ COMMITTED", work));
  return turnOn(source).runExclusive(() => source.transaction(work));
}

const writerOf = ({ dataSource }: EntityManager): DataSource => writers.get(dataSource) ?? dataSource;

function turnOn(source: DataSource): Mutex {
  let turn = turns.get(source);
  if (!turn) turns.set(source, (turn = new Mutex()));
  return turn;
}

/**
 * Runs `act` on the connection of SQLite that reads, whole or not at all, in its turn among the transactions: at once, so that
 * nothing is read meanwhile. What another connection writes would cost it all the pages that it holds in memory. It goes on
 * when the operating system has the rows, without waiting until the disk has: they outlive the process, and a power cut from
 * the next ordinary transaction on, which waits for both.
 */
export function actOnSqlite<T>(db: EntityManager, act: (prepare: Sqlite.Database["prepare"]) => T): Promise<T> {
  const { databaseConnection } = db.dataSource.driver as unknown as { databaseConnection: Sqlite.Database };
  return turnOn(writerOf(db)).runExclusive(() => {
    try {
      return actOn(databaseConnection, act);
    } catch (error) {
      // As TypeORM has it, whatever the driver throws.
      throw new QueryFailedError("an act", [], error as Error);
    }
  });
}

/** MariaDB takes several statements as one, `BEGIN NOT ATOMIC … END`. MySQL does not, nor does SQLite. */
export async function isMariadb({ dataSource }: EntityManager): Promise<boolean> {
  if (dataSource.options.type === "better-sqlite3") return false;
  const [row] = await dataSource.query<{ version: string }[]>("SELECT VERSION() AS version");
  return row?.version.includes("MariaDB") ?? false;
}

/** Runs such a block, which is a transaction of its own, like `transact`. Answers how many rows it wrote. */
export function actOnMariadb({ dataSource }: EntityManager, block: string, values: unknown[]): Promise<number> {
  return retried(async () => (await dataSource.query<{ affectedRows: number }>(block, values)).affectedRows);
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === MAX_TRIES || !isPassing(error)) throw error;
      await pause(Math.random() * 10 * 2 ** tries);
    }
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof QueryFailedError && PASSING.has((error.driverError as { errno?: number }).errno ?? 0);
}
