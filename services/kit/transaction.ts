import { setTimeout as pause } from "node:timers/promises";
import { Mutex } from "async-mutex";
import { QueryFailedError, type DataSource, type EntityManager } from "typeorm";

const turns = new WeakMap<DataSource, Mutex>();
const writers = new WeakMap<DataSource, Writers>();

/** Deadlock, lock wait time-out, and a write set that the cluster did not certify: the same work may well succeed next. */
const PASSING = new Set([1213, 1205, 1047]);
const MAX_TRIES = 6;

interface Writers {
  writer: DataSource;
  /** For what does not wait for the disk. */
  hasty: DataSource;
}

/** Says through which data sources the writes of `reader` go; without this, through itself. */
export function writeThrough(reader: DataSource, through: Writers): void {
  writers.set(reader, through);
}

export interface TransactOptions {
  /**
   * SQLite only: goes on when the operating system has the rows, without waiting until the disk has. They outlive the
   * process, and a power cut from the next ordinary transaction on, which waits for both.
   */
  waitsForDisk?: boolean;
}

/**
 * Runs `work` whole or not at all; `work` may run more than once, so it must do nothing but write to `tx`.
 * SQLite has one connection for writing, on which TypeORM would let two transactions mix (one's rollback takes the
 * other's rows), so there they take turns. A server gives each its own connection, and its passing conflicts are
 * retried with growing, uneven pauses.
 */
export function transact<T>(
  db: EntityManager,
  work: (tx: EntityManager) => Promise<T>,
  { waitsForDisk = true }: TransactOptions = {},
): Promise<T> {
  const { writer, hasty } = writers.get(db.dataSource) ?? { writer: db.dataSource, hasty: db.dataSource };
  if (writer.options.type !== "better-sqlite3") return retried(() => writer.transaction(work));
  let turn = turns.get(writer);
  if (!turn) turns.set(writer, (turn = new Mutex()));
  // The file is written by one at a time, whichever the connection.
  return turn.runExclusive(() => (waitsForDisk ? writer : hasty).transaction(work));
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
