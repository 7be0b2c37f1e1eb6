import { createWriteStream, renameSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { EntityManager } from "typeorm";
import { linesOf, migrationsOf, tablesOf, type BackupOf, type Header, type Table } from "./format";

const PAGE = 2_000;

/** Writes all that a database holds, as of one instant, to a file that only its owner reads. The hub may run. */
export async function backUp(
  db: EntityManager,
  path: string,
  agency: BackupOf,
  /** Told how many rows more are written, as they are. */
  onRows?: (rows: number) => void,
): Promise<void> {
  const tables = tablesOf(db.dataSource);
  const at = new Date().toISOString();
  const header: Header = { onward: 1, agency: agency.name, at, migrations: migrationsOf(agency), tables };
  const draft = `${path}.part`;
  try {
    await inSnapshot(db, async (tx) => {
      const lines = linesOf(header, rowsOf(tx, tables, onRows));
      const text = async function* (): AsyncGenerator<string> {
        for await (const line of lines) yield `${line}\n`;
      };
      await pipeline(text, createGzip(), createWriteStream(draft, { mode: 0o600, flags: "wx" }));
    });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Sees, in all that it reads, what was committed before its first reading. */
function inSnapshot(db: EntityManager, work: (tx: EntityManager) => Promise<void>): Promise<void> {
  const { dataSource } = db;
  return dataSource.options.type === "better-sqlite3"
    ? dataSource.transaction(work)
    : dataSource.transaction("REPEATABLE READ", work);
}

async function* rowsOf(
  tx: EntityManager,
  tables: readonly Table[],
  onRows?: (rows: number) => void,
): AsyncGenerator<[number, ...unknown[]]> {
  for (const [number, table] of tables.entries()) {
    let last: Record<string, unknown> | undefined;
    for (;;) {
      const page = await pageAfter(tx, table, last);
      for (const row of page) yield [number, ...table.columns.map((column) => told(row, column, table))];
      onRows?.(page.length);
      if (page.length < PAGE) break;
      last = page.at(-1);
    }
  }
}

function pageAfter(
  tx: EntityManager,
  { name, columns, key }: Table,
  last: Record<string, unknown> | undefined,
): Promise<Record<string, unknown>[]> {
  const quoted = (column: string): string => tx.dataSource.driver.escape(column);
  // (a, b) > (?, ?), written so that every engine finds its place in the index.
  const beyond = key.map((column, index) =>
    [...key.slice(0, index).map((earlier) => `${quoted(earlier)} = ?`), `${quoted(column)} > ?`].join(" AND "),
  );
  const values = last ? key.flatMap((_, index) => key.slice(0, index + 1).map((column) => last[column])) : [];
  const where = last ? `WHERE ${beyond.map((part) => `(${part})`).join(" OR ")}` : "";
  const order = key.map(quoted).join(", ");
  return tx.query(
    `SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(name)} ${where} ORDER BY ${order} LIMIT ${String(PAGE)}`,
    values,
  );
}

/** Engines keep instants in ways of their own; a backup has them as text in UTC. */
function told(row: Record<string, unknown>, column: string, { instants }: Table): unknown {
  const value = row[column] as string | Date | null;
  if (value === null || !instants.includes(column)) return value;
  return value instanceof Date ? value.toISOString() : `${value.replace(" ", "T")}Z`;
}
