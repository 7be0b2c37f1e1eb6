// What a database does to answer a statement: whether it walks over a whole table.
import type { EntityManager } from "typeorm";

/** Tables smaller than this may be read whole. */
const SMALL = 1_000;

export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** Tables that this statement reads whole and without an index, however many rows they have; empty where all is well. */
export async function scansOf(db: EntityManager, statement: Statement): Promise<string[]> {
  if (db.dataSource.options.type === "better-sqlite3") return largeOf(db, await scannedBySqlite(db, statement));
  const scanned = await largeOf(db, await scannedByMariadb(db, statement));
  if (scanned.length === 0) return [];
  // MariaDB counts rows in its own time, and may still take a table that was just filled for a small one.
  await db.query(`ANALYZE TABLE ${scanned.join(", ")}`);
  return largeOf(db, await scannedByMariadb(db, statement));
}

async function largeOf(db: EntityManager, names: readonly string[]): Promise<string[]> {
  const large: string[] = [];
  for (const name of names) if (await isLarge(db, name)) large.push(name);
  return large;
}

async function scannedBySqlite(db: EntityManager, { sql, parameters }: Statement): Promise<string[]> {
  const steps = await db.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
  const aliases = aliasesOf(sql);
  return steps.flatMap(({ detail }) => {
    const scan = /^SCAN (\S+)(.*)$/.exec(detail);
    return scan && !scan[2]?.includes("INDEX") ? [aliases.get(scan[1] ?? "") ?? ""] : [];
  });
}

async function scannedByMariadb(db: EntityManager, { sql, parameters }: Statement): Promise<string[]> {
  const steps = await db.query<{ table: string | null; type: string | null }[]>(`EXPLAIN ${sql}`, parameters);
  const aliases = aliasesOf(sql);
  return steps.filter(({ type }) => type === "ALL").map(({ table }) => aliases.get(table ?? "") ?? "");
}

/** The table behind each alias of a statement; a derived table has none. */
function aliasesOf(sql: string): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const [, table = "", alias = ""] of sql.matchAll(
    /(?:FROM|JOIN)\s+["`]?(\w+)["`]?(?:\s+(?:AS\s+)?["`]?(\w+)["`]?)?/gi,
  )) {
    aliases.set(table, table);
    if (alias) aliases.set(alias, table);
  }
  return aliases;
}

async function isLarge(db: EntityManager, table: string): Promise<boolean> {
  const known = db.dataSource.entityMetadatas.some(({ tableName }) => tableName === table);
  if (!known) return false;
  const [row] = await db.query<{ count: number | string }[]>(`SELECT COUNT(*) AS count FROM ${table}`);
  return Number(row?.count ?? 0) > SMALL;
}
