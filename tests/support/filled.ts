// Databases with stories in them. Each is filled once in a run; whoever tests with the same is given a copy.
import { createHash } from "node:crypto";
import type { Agency } from "#kit/agency";
import { openDatabase } from "#kit/database";
import { loadChapters, type Seed } from "#scenario/load";
import type { Chapter } from "#scenario/story";
import type { Engine } from "./databases";
import { testVault } from "./vaults";

/** The address of a new database of this agency, with its part of the chapters. */
export async function filled(
  engine: Engine,
  agency: Agency,
  seed: Seed,
  chapters: readonly Chapter[],
): Promise<string> {
  const name = nameOf(agency, seed, chapters);
  const copy = await engine.copyOf(name);
  if (copy) return copy;
  const url = await engine.fresh();
  const { db, close } = await openDatabase({ ...agency, url, vault: testVault(agency.name) });
  await loadChapters(db, seed, chapters);
  await close();
  await engine.keep(name, url);
  return url;
}

/** The same for the same content only. */
function nameOf({ name, migrations }: Agency, seed: Seed, chapters: readonly Chapter[]): string {
  const content = JSON.stringify([name, migrations.map((migration) => migration.name), seed.name, chapters]);
  return createHash("sha256").update(content).digest("hex").slice(0, 40);
}
