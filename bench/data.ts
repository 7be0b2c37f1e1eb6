// The same people for everybody: the demonstration and a generated operation, in SQLite files and in a MariaDB of the bench's own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { openAgency, type OpenAgency } from "#kit/agency";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import { developmentKey } from "#kit/keys";
import { environment } from "#kit/settings";
import { transact } from "#kit/transaction";
import { openVault } from "#kit/vault/open";
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import { generated } from "#scenario/generated";
import { loadChapters } from "#scenario/load";
import type { Chapter } from "#scenario/story";
import { AGENCIES } from "../agencies";
import { answering, freePort, startMariadb, type MariadbServer } from "../tests/support/mariadb-server";

/** Of SQLite's pages in memory, in KiB: keys are at random places, and of a large operation each would be read from the disk. */
const ROOM = "PRAGMA cache_size = -400000";

export type Engine = "sqlite" | "mariadb";

export interface Data {
  folder: string;
  operation: string;
  /** `PEOPLE_DATABASE_URL`, …, by engine. */
  databases: Record<Engine, Record<string, string>>;
  stop: () => Promise<void>;
}

/** `engines`: in which databases. */
export async function dataOf(people: number, engines: readonly Engine[]): Promise<Data> {
  const folder = mkdtempSync(join(tmpdir(), "onward-bench-"));
  Object.assign(environment(), { DATA_DIR: folder });
  // Peers vouch for viewers by the same key.
  await developmentKey(folder, "viewers");
  const operation = `BENCH-${String(people)}`;
  const server = engines.includes("mariadb") ? startMariadb(await freePort()) : null;
  const databases: Data["databases"] = { sqlite: {}, mariadb: {} };
  for (const engine of engines) {
    const opened: OpenAgency[] = [];
    for (const { agency } of AGENCIES) {
      const url = engine === "sqlite" ? `sqlite:${folder}/${agency.name}.sqlite` : await freshIn(server, agency.name);
      databases[engine][`${agency.name.toUpperCase()}_DATABASE_URL`] = url;
      opened.push(
        await openAgency(agency, { url, clock: clockAt(DEMONSTRATION_START), vault: openVault(agency.name) }),
      );
    }
    if (engine === "sqlite") for (const { db } of opened) await transact(db, (tx) => tx.query(ROOM));
    await fill(opened, [gao2018(), agadez2018()]);
    await fill(opened, generated(people, operation));
    for (const { close } of opened) await close();
  }
  const stop = async (): Promise<void> => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, operation, databases, stop };
}

/** Chapter by chapter, so that a large operation is never in memory as a whole. */
async function fill(opened: readonly OpenAgency[], chapters: Iterable<Chapter>): Promise<void> {
  for (const chapter of chapters) {
    for (const [index, { seed }] of AGENCIES.entries()) {
      const db = opened[index]?.db;
      if (db) await loadChapters(db, seed, [chapter]);
    }
  }
}

async function freshIn(server: MariadbServer | null, name: string): Promise<string> {
  if (!server) throw new Error("There is no MariaDB.");
  await answering(server.url);
  const connection = await createConnection({ uri: server.url });
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await connection.end();
  return `${server.url}/${name}`;
}
