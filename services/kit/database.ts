import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type Sqlite from "better-sqlite3";
import { DataSource, type DataSourceOptions, type EntityManager, type MixedList } from "typeorm";
import type { ClassType } from "type-graphql";
import { readOnly } from "#kit/reading-only";
import { SLOW_MS, Statements } from "#kit/statements";
import { writeThrough } from "#kit/transaction";
import { tieVault } from "#kit/vault/columns";
import { assertOpens } from "#kit/vault/reseal";
import type { Vault } from "#kit/vault/vault";

/** Of databases that are new: two or three lines of the access log fit into one, where 4 KiB hold one. */
const PAGE_BYTES = 8_192;

/** What the connection that reads keeps in memory, of the file that the operating system keeps anyway. */
const CACHE_KIB = 8_192;

export interface Database {
  /** For reading. On SQLite a connection of its own, which never sees a half-done write. */
  db: EntityManager;
  /** What is known of its statements while they run. */
  statements: Statements;
  close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** `sqlite:path/to/file` or `mysql://user:password@host:port/database` (MySQL or MariaDB). */
  url: string;
  tables: ClassType[];
  migrations: ClassType[];
  /** The keys of its sealed columns; without them a database that has such columns is not opened. */
  vault?: Vault | undefined;
  /** Told every statement that is sent for reading, for tests that count. */
  onQuery?: ((sql: string, parameters: unknown[]) => void) | undefined;
}

/**
 * Opens an agency's database and brings it up to date. Throws when it cannot be reached or migrated, and
 * DATA_UNREADABLE where the keys are not those with which it was written.
 */
export async function openDatabase({ url, tables, migrations, vault, onQuery }: DatabaseOptions): Promise<Database> {
  const statements = new Statements(onQuery);
  const shared = {
    entities: tables,
    migrations: migrations as MixedList<ClassType>,
    logger: statements,
    maxQueryExecutionTime: SLOW_MS,
  };
  if (!url.startsWith("sqlite:")) {
    const source = await opened(serverOptions(url, shared), vault, async (fresh) => {
      await useBinaryCollation(fresh);
      await fresh.runMigrations({ transaction: "each" });
      await assertOpens(fresh);
    });
    return { db: source.manager, statements, close: () => source.destroy() };
  }
  const database = url.slice("sqlite:".length);
  mkdirSync(dirname(database), { recursive: true });
  const sqlite = { ...shared, type: "better-sqlite3" as const, database, enableWAL: true };
  const writer = await opened({ ...sqlite, prepareDatabase: tuned }, vault, async (fresh) => {
    const done = await fresh.runMigrations({ transaction: "each" });
    if (done.length > 0) await wipeLeftovers(fresh);
    await assertOpens(fresh);
  });
  const reader = await opened({ ...sqlite, prepareDatabase: readingOnly }, vault);
  writeThrough(reader, writer);
  return {
    db: reader.manager,
    statements,
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** Opens a database that is there, as it is: changes nothing, not even its version. */
export async function openForReading({
  url,
  tables,
}: Pick<DatabaseOptions, "url" | "tables">): Promise<Omit<Database, "statements">> {
  const source = await new DataSource(readingOptions(url, tables)).initialize();
  return { db: source.manager, close: () => source.destroy() };
}

function readingOptions(url: string, entities: ClassType[]): DataSourceOptions {
  if (!url.startsWith("sqlite:")) return serverOptions(url, { entities });
  const database = url.slice("sqlite:".length);
  // TypeORM would make the folder, and SQLite the file.
  if (!existsSync(database)) throw new Error(`There is no database at ${url}.`);
  return { type: "better-sqlite3", database, entities, prepareDatabase: readingOnly };
}

/** A source whose sealed columns are tied to the vault; closed again where `prepare` fails. */
async function opened(
  options: DataSourceOptions,
  vault: Vault | undefined,
  prepare?: (source: DataSource) => Promise<void>,
): Promise<DataSource> {
  const source = await new DataSource(options).initialize();
  try {
    tieVault(source, vault);
    await prepare?.(source);
    return source;
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

/** What a migration took away is still in free pages of the file and in the log beside it, until this. */
async function wipeLeftovers(source: DataSource): Promise<void> {
  await source.query("VACUUM");
  await source.query("PRAGMA wal_checkpoint(TRUNCATE)");
}

function serverOptions(url: string, shared: object): DataSourceOptions {
  return {
    ...shared,
    type: "mysql",
    url,
    timezone: "Z",
    charset: "utf8mb4_bin",
    dateStrings: ["DATE"],
    extra: { connectionLimit: 10 },
  };
}

/** Text compares by its letters on every engine; accents and case are ignored by `searchKey`, never by a collation. */
async function useBinaryCollation(source: DataSource): Promise<void> {
  const [row] = await source.query<{ collation: string }[]>("SELECT @@collation_database AS collation");
  if (row?.collation !== "utf8mb4_bin") await source.query("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
}

function tuned(connection: Sqlite.Database): void {
  connection.pragma(`page_size = ${String(PAGE_BYTES)}`);
  connection.pragma("synchronous = FULL");
  connection.pragma("busy_timeout = 5000");
}

/** But for `actOnSqlite`. */
function readingOnly(connection: Sqlite.Database): void {
  connection.pragma("synchronous = NORMAL");
  connection.pragma("busy_timeout = 5000");
  connection.pragma(`cache_size = -${String(CACHE_KIB)}`);
  readOnly(connection);
}
