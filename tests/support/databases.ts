// Fresh databases for tests, on every engine that this machine has.
import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { createConnection, type Connection, type RowDataPacket } from "mysql2/promise";
import { environment } from "#kit/settings";
import { keptPath } from "./kept";

export interface Engine {
  name: "SQLite" | "MariaDB";
  /** The address of a new, empty database, which `dropAll` takes away. */
  fresh(): Promise<string>;
  /** Keeps what is in a database, which nobody has open, until the run ends. */
  keep(name: string, url: string): Promise<void>;
  /** The address of a new database with what was kept by this name; null where nothing was. */
  copyOf(name: string): Promise<string | null>;
  dropAll(): Promise<void>;
}

function sqlite(): Engine {
  const folder = mkdtempSync(join(tmpdir(), "onward-test-"));
  const newPath = (): string => join(folder, `${randomUUID()}.sqlite`);
  const fresh = (): Promise<string> => Promise.resolve(`sqlite:${newPath()}`);
  const keptAt = (name: string): string | null => keptPath(`${name}.sqlite`);
  return {
    name: "SQLite",
    fresh,
    // Page by page: whatever an engine leaves behind in its file is in a copy too.
    keep: async (name, url) => {
      const path = keptAt(name);
      if (path === null) return;
      const draft = newPath();
      const source = new Sqlite(url.slice("sqlite:".length));
      await source.backup(draft);
      source.close();
      renameSync(draft, path);
    },
    copyOf: (name) => {
      const path = keptAt(name);
      if (path === null || !existsSync(path)) return Promise.resolve(null);
      const copy = newPath();
      copyFileSync(path, copy);
      return Promise.resolve(`sqlite:${copy}`);
    },
    dropAll: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** `server` is the address of a MariaDB on which databases may be made. */
function mariadb(server: string): Engine {
  const made: string[] = [];
  const addressOf = (database: string): string => Object.assign(new URL(server), { pathname: `/${database}` }).href;
  const onServer = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const connection = await createConnection({ uri: server });
    return work(connection).finally(() => connection.end());
  };
  const create = async (connection: Connection, database = `onward_test_${randomUUID().replaceAll("-", "")}`) => {
    await connection.query(`CREATE DATABASE ${database}`);
    return database;
  };
  const added = (database: string): string => {
    made.push(database);
    return addressOf(database);
  };
  const keptAs = (name: string): string => `onward_kept_${name}`;
  return {
    name: "MariaDB",
    fresh: () => onServer(async (connection) => added(await create(connection))),
    keep: async (name, url) => {
      const mark = keptPath(`${name}.mariadb`);
      if (mark === null) return;
      await onServer(async (connection) => {
        const taken = await create(connection, keptAs(name)).catch(() => null);
        if (taken === null) return;
        await copyTables(connection, new URL(url).pathname.slice(1), taken);
        writeFileSync(mark, "");
      });
    },
    copyOf: (name) => {
      const mark = keptPath(`${name}.mariadb`);
      if (mark === null || !existsSync(mark)) return Promise.resolve(null);
      return onServer(async (connection) => {
        const database = await create(connection);
        await copyTables(connection, keptAs(name), database);
        return added(database);
      });
    },
    dropAll: () =>
      onServer(async (connection) => {
        for (const database of made) await connection.query(`DROP DATABASE ${database}`);
      }),
  };
}

async function copyTables(connection: Connection, from: string, to: string): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?",
    [from],
  );
  for (const { name } of tables as { name: string }[]) {
    await connection.query(`CREATE TABLE ${to}.\`${name}\` LIKE ${from}.\`${name}\``);
    await connection.query(`INSERT INTO ${to}.\`${name}\` SELECT * FROM ${from}.\`${name}\``);
  }
}

/** SQLite, and MariaDB where the set-up found one: `describe.each(engines)("on $name", …)`. */
export function engines(): Engine[] {
  const server = environment().TEST_MYSQL_URL;
  return server ? [sqlite(), mariadb(server)] : [sqlite()];
}
