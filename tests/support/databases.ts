// Fresh databases for tests, on every engine that this machine has.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { environment } from "#kit/settings";

export interface Engine {
  name: "SQLite" | "MariaDB";
  /** The address of a new, empty database, which `dropAll` takes away. */
  fresh(): Promise<string>;
  dropAll(): Promise<void>;
}

function sqlite(): Engine {
  const folder = mkdtempSync(join(tmpdir(), "onward-test-"));
  return {
    name: "SQLite",
    fresh: () => Promise.resolve(`sqlite:${join(folder, `${randomUUID()}.sqlite`)}`),
    dropAll: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** `server` is the address of a MariaDB on which databases may be made. */
function mariadb(server: string): Engine {
  const made: string[] = [];
  const run = async (statements: string[]): Promise<void> => {
    const connection = await createConnection({ uri: server });
    for (const statement of statements) await connection.query(statement);
    await connection.end();
  };
  return {
    name: "MariaDB",
    fresh: async () => {
      const database = `onward_test_${randomUUID().replaceAll("-", "")}`;
      made.push(database);
      await run([`CREATE DATABASE ${database}`]);
      const url = new URL(server);
      url.pathname = `/${database}`;
      return url.href;
    },
    dropAll: () => run(made.map((database) => `DROP DATABASE ${database}`)),
  };
}

/** SQLite, and MariaDB where the set-up found one: `describe.each(engines)("on $name", …)`. */
export function engines(): Engine[] {
  const server = environment().TEST_MYSQL_URL;
  return server ? [sqlite(), mariadb(server)] : [sqlite()];
}
