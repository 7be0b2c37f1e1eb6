// The same people for everybody: the demonstration and a generated operation, in SQLite files and in a MariaDB of the bench's own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { developmentKey } from "#kit/keys";
import { environment } from "#kit/settings";
import { AGENCIES } from "../agencies";
import { answering, freePort, startMariadb, type MariadbServer } from "../tests/support/mariadb-server";
import { TSX } from "../tests/support/command";
import { done } from "./processes";

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
    const urls = new Map<string, string>();
    for (const { agency } of AGENCIES) {
      const url = engine === "sqlite" ? `sqlite:${folder}/${agency.name}.sqlite` : await freshIn(server, agency.name);
      databases[engine][`${agency.name.toUpperCase()}_DATABASE_URL`] = url;
      urls.set(agency.name, url);
    }
    await Promise.all(SHARES.map((names) => filled({ folder, people, operation }, names, urls)));
  }
  const stop = async (): Promise<void> => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, operation, databases, stop };
}

/** People have most to be written: one core for them, and one for the others. */
const SHARES = [["people"], ["shelters", "health", "transport"]];

async function filled(
  { folder, people, operation }: { folder: string; people: number; operation: string },
  names: readonly string[],
  urls: ReadonlyMap<string, string>,
): Promise<void> {
  const databases = names.map((name) => `${name}=${urls.get(name) ?? ""}`);
  await done([...TSX, "bench/fill.ts", String(people), operation, ...databases], { DATA_DIR: folder });
}

async function freshIn(server: MariadbServer | null, name: string): Promise<string> {
  if (!server) throw new Error("There is no MariaDB.");
  await answering(server.url);
  const connection = await createConnection({ uri: server.url });
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await connection.end();
  return `${server.url}/${name}`;
}
