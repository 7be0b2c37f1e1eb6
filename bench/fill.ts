// Fills databases in a process of its own: `tsx bench/fill.ts PEOPLE OPERATION AGENCY=URL…`.
import "reflect-metadata";
import type { EntityManager } from "typeorm";
import { openAgency, type OpenAgency } from "#kit/agency";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import { failToStart } from "#kit/process";
import { transact } from "#kit/transaction";
import { openVault } from "#kit/vault/open";
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import { generated } from "#scenario/generated";
import { loadChapters, type Seed } from "#scenario/load";
import type { Chapter } from "#scenario/story";
import { AGENCIES } from "../agencies";

/** Keys are at random places, and of a large operation each page would be read from the disk and written back: in KiB of memory. */
const ROOM = "PRAGMA cache_size = -1000000";

interface Opened {
  open: OpenAgency;
  seed: Seed;
  /** What makes the indexes that were taken away until the rows are there. */
  indexes: string[];
}

async function main([people = "", operation = "", ...databases]: readonly string[]): Promise<void> {
  const opened = await Promise.all(databases.map(openedAt));
  for (const chapter of chapters(Number(people), operation)) {
    for (const { open, seed } of opened) await loadChapters(open.db, seed, [chapter]);
  }
  for (const { open, indexes } of opened) {
    for (const index of indexes) await transact(open.db, (tx) => tx.query(index));
    await open.close();
  }
}

async function openedAt(database: string): Promise<Opened> {
  const [name, url = ""] = database.split(/=(.*)/s);
  const found = AGENCIES.find(({ agency }) => agency.name === name);
  if (!found) throw new Error(`There is no agency ${String(name)}.`);
  const { agency, seed } = found;
  const open = await openAgency(agency, { url, clock: clockAt(DEMONSTRATION_START), vault: openVault(agency.name) });
  return { open, seed, indexes: url.startsWith("sqlite:") ? await bared(open.db) : [] };
}

/** Takes the indexes of a SQLite away that only help to find: made at the end, each is sorted once. Answers what makes them. */
async function bared(db: EntityManager): Promise<string[]> {
  await transact(db, (tx) => tx.query(ROOM));
  const indexes = await db.query<{ name: string; sql: string }[]>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'",
  );
  for (const { name } of indexes) await transact(db, (tx) => tx.query(`DROP INDEX "${name}"`));
  return indexes.map(({ sql }) => sql);
}

/** The demonstration and a generated operation. One at a time, so that a large operation is never in memory as a whole. */
function* chapters(people: number, operation: string): Generator<Chapter> {
  yield gao2018();
  yield agadez2018();
  yield* generated(people, operation);
}

main(process.argv.slice(2)).catch(failToStart);
