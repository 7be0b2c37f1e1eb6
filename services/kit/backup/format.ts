// A backup is a gzip file of lines of JSON: what it is of, every row of every table as it is stored (sealed columns sealed),
// and how many rows and which text there must be. It is the same of every engine, so that it can go from one to another.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type { DataSource } from "typeorm";
import { z } from "zod";
import type { Agency } from "#kit/agency";

/** A table: its columns in the order of a row's values, those that are instants, and those by which a row is told apart. */
const TABLE = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  instants: z.array(z.string()),
  key: z.array(z.string()),
});
const HEADER = z.object({
  onward: z.literal(1),
  agency: z.string(),
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(TABLE),
});
const FOOTER = z.object({ rows: z.number(), sha256: z.string() });
/** The agency whose database it is. */
export type BackupOf = Pick<Agency, "name" | "migrations">;

export const migrationsOf = ({ migrations }: BackupOf): string[] => migrations.map(({ name }) => name);

export type Table = z.infer<typeof TABLE>;
export type Header = z.infer<typeof HEADER>;

/** The tables of a database that is open. */
export const tablesOf = (source: DataSource): Table[] =>
  source.entityMetadatas.map(({ tableName: name, columns, primaryColumns }) => ({
    name,
    columns: columns.map(({ databaseName }) => databaseName),
    instants: columns.filter(({ type }) => type === "datetime").map(({ databaseName }) => databaseName),
    key: primaryColumns.map(({ databaseName }) => databaseName),
  }));

/** The lines of a backup, without ends of lines. */
export async function* linesOf(
  header: Header,
  rows: AsyncIterable<[table: number, ...unknown[]]>,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const line = (value: unknown): string => {
    const text = JSON.stringify(value);
    hash.update(`${text}\n`);
    return text;
  };
  let count = 0;
  yield line(header);
  for await (const row of rows) {
    count++;
    yield line(row);
  }
  yield JSON.stringify({ rows: count, sha256: hash.digest("hex") });
}

/** What is in the file at `path`: first the header, then the rows. Throws where it is no whole backup, at its end at the latest. */
export async function readBackup(path: string): Promise<{ header: Header; rows: AsyncGenerator<unknown[]> }> {
  const wrong = (): Error => new Error(`${path}: is no backup, or was cut off or changed.`);
  const input = createReadStream(path).pipe(createGunzip());
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]() as AsyncIterator<
    string,
    undefined
  >;
  const hash = createHash("sha256");
  let isHeader = true;
  const next = async (): Promise<unknown> => {
    const { value = "", done } = await lines.next().catch((): IteratorResult<string, undefined> => OVER);
    if (done) throw wrong();
    const read: unknown = parsed(value);
    if (Array.isArray(read) || isHeader) hash.update(`${value}\n`);
    isHeader = false;
    return read;
  };
  const header = HEADER.safeParse(await next());
  if (!header.success) throw wrong();
  const rows = async function* (): AsyncGenerator<unknown[]> {
    for (let count = 0; ; count++) {
      const read = await next();
      if (!Array.isArray(read)) {
        const { success, data } = FOOTER.safeParse(read);
        if (success && data.rows === count && data.sha256 === hash.digest("hex")) return;
        throw wrong();
      }
      yield read as unknown[];
    }
  };
  return { header: header.data, rows: rows() };
}

const OVER = { value: undefined, done: true } as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
