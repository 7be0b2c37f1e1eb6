// Databases with stories in them. Each is filled once in a run; whoever tests with the same is given a copy.
import { createHash } from "node:crypto";
import type { Agency } from "#kit/agency";
import { openDatabase } from "#kit/database";
import { loadChapters, type Seed } from "#scenario/load";
import type { Chapter } from "#scenario/story";
import type { Engine } from "./databases";
import { testVault } from "./vaults";

/** The address of a new database of this agency, with its part of the chapters: of those before the last, and the last. */
export async function filled(
  engine: Engine,
  agency: Agency,
  seed: Seed,
  chapters: readonly Chapter[],
): Promise<string> {
  const name = nameOf(agency, seed, chapters);
  const copy = await engine.copyOf(name);
  if (copy) return copy;
  const last = chapters.at(-1);
  const url = last ? await filled(engine, agency, seed, chapters.slice(0, -1)) : await engine.fresh();
  const { db, close } = await openDatabase({ ...agency, url, vault: testVault(agency.name) });
  if (last) await loadChapters(db, seed, [last]);
  await close();
  await engine.keep(name, url);
  return url;
}

/** The same for the same content only. */
function nameOf({ name, migrations }: Agency, seed: Seed, chapters: readonly Chapter[]): string {
  const parts = [name, ...migrations.map((migration) => migration.name), seed.name, ...chapters.map(hashOfChapter)];
  return hashOf(parts.join(" "));
}

const hashes = new WeakMap<Chapter, string>();

function hashOfChapter(chapter: Chapter): string {
  let hash = hashes.get(chapter);
  if (hash === undefined) hashes.set(chapter, (hash = hashOf(JSON.stringify(chapter))));
  return hash;
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 40);
