// Fills databases in a process of its own: `tsx bench/fill.ts PEOPLE OPERATION AGENCY=URL…`.
import "reflect-metadata";
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

/** Of SQLite's pages in memory, in KiB: keys are at random places, and of a large operation each would be read from the disk. */
const ROOM = "PRAGMA cache_size = -400000";

interface Opened {
  open: OpenAgency;
  seed: Seed;
}

async function main([people = "", operation = "", ...databases]: readonly string[]): Promise<void> {
  const opened = await Promise.all(databases.map(openedAt));
  for (const chapter of chapters(Number(people), operation)) {
    for (const { open, seed } of opened) await loadChapters(open.db, seed, [chapter]);
  }
  for (const { open } of opened) await open.close();
}

async function openedAt(database: string): Promise<Opened> {
  const [name, url = ""] = database.split(/=(.*)/s);
  const found = AGENCIES.find(({ agency }) => agency.name === name);
  if (!found) throw new Error(`There is no agency ${String(name)}.`);
  const { agency, seed } = found;
  const open = await openAgency(agency, { url, clock: clockAt(DEMONSTRATION_START), vault: openVault(agency.name) });
  if (url.startsWith("sqlite:")) await transact(open.db, (tx) => tx.query(ROOM));
  return { open, seed };
}

/** The demonstration and a generated operation. One at a time, so that a large operation is never in memory as a whole. */
function* chapters(people: number, operation: string): Generator<Chapter> {
  yield gao2018();
  yield agadez2018();
  yield* generated(people, operation);
}

main(process.argv.slice(2)).catch(failToStart);
