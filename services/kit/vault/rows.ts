// Going through all rows of a table and writing some of their columns anew, while others may write too.
import type { DataSource } from "typeorm";

const ROWS_PER_PAGE = 1_000;

export type Row = Record<string, unknown>;

/** Runs SQL and answers its rows. */
export type Run = (sql: string, parameters?: unknown[]) => Promise<Row[]>;

export interface Rewriting {
  table: string;
  /** Names of the columns of its primary key: one or two. */
  keys: readonly string[];
  /** Names of the columns that `rewrite` needs to see. */
  columns: readonly string[];
  /** What to write to some columns of this row, or null to leave it. Told the same row again, it leaves it. */
  rewrite: (row: Row) => Row | null;
  read: Run;
  /** Writes one page whole or not at all. */
  inTurn: (work: (write: Run) => Promise<void>) => Promise<void>;
  /** Told after each page how many rows it had. */
  onPage?: ((rows: number) => void) | undefined;
}

/**
 * Rewrites a table by pages, in the order of its key. A row that somebody else changed meanwhile keeps what they
 * wrote. Broken off, it can be begun again: what is done is left alone.
 */
export async function rewriteRows(source: DataSource, { inTurn, ...rewriting }: Rewriting): Promise<void> {
  const { keys, rewrite, onPage } = rewriting;
  const name = (column: string): string => source.driver.escape(column);
  const update = async (write: Run, row: Row, changes: Row): Promise<void> => {
    const changed = Object.keys(changes);
    const seen = [...keys, ...changed.filter((column) => !keys.includes(column) && row[column] !== null)];
    await write(
      `UPDATE ${name(rewriting.table)} SET ${changed.map((column) => `${name(column)} = ?`).join(", ")} ` +
        `WHERE ${seen.map((column) => `${name(column)} = ?`).join(" AND ")}`,
      [...Object.values(changes), ...seen.map((column) => row[column])],
    );
  };
  for (let last: Row | undefined; ;) {
    const rows = await pageAfter(last, rewriting, name);
    const pairs = rows.flatMap((row) => {
      const changes = rewrite(row);
      return changes ? [{ row, changes }] : [];
    });
    if (pairs.length > 0) {
      await inTurn(async (write) => {
        for (const { row, changes } of pairs) await update(write, row, changes);
      });
    }
    onPage?.(rows.length);
    if (rows.length < ROWS_PER_PAGE) return;
    last = rows.at(-1);
  }
}

type Page = Pick<Rewriting, "table" | "keys" | "columns" | "read">;

function pageAfter(last: Row | undefined, { table, keys, columns, read }: Page, name: (column: string) => string) {
  const names = [...new Set([...keys, ...columns])].map(name).join(", ");
  const [first = "", second] = keys.map(name);
  const values = last ? keys.map((key) => last[key]) : [];
  const after = second ? `${first} >= ? AND (${first} > ? OR ${second} > ?)` : `${first} > ?`;
  return read(
    `SELECT ${names} FROM ${name(table)} ${last ? `WHERE ${after}` : ""} ` +
      `ORDER BY ${keys.map(name).join(", ")} LIMIT ${String(ROWS_PER_PAGE)}`,
    second && last ? [values[0], ...values] : values,
  );
}
