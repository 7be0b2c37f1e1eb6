import type { EntityManager } from "typeorm";
import { transact } from "#kit/transaction";
import type { Chapter } from "#scenario/story";

/**
 * Writes one agency's part of a chapter. The operation itself is written with the last chapter, so that it is not
 * seen before it is whole; rows that are there already are left alone, so that a broken load goes on where it broke.
 */
export type Seed = (tx: EntityManager, chapter: Chapter) => Promise<void>;

/** Loads chapters into one agency's database, each whole or not at all. */
export async function loadChapters(db: EntityManager, seed: Seed, chapters: Iterable<Chapter>): Promise<void> {
  for (const chapter of chapters) await transact(db, (tx) => seed(tx, chapter));
}

/** Whether this agency's database has the whole operation. */
export async function isLoaded(db: EntityManager, operation: string): Promise<boolean> {
  const found = await db.query<unknown[]>("SELECT code FROM operation WHERE code = ?", [operation]);
  return found.length > 0;
}
