import type { EntityManager } from "typeorm";
import { isLoaded, loadChapters, type Seed } from "#scenario/load";
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";

/** Fills one agency's database with both operations of 2018, unless they are there already. */
export async function loadDemonstration(db: EntityManager, seed: Seed): Promise<void> {
  if (!(await isLoaded(db, "GAO-2018"))) await loadChapters(db, seed, [gao2018()]);
  if (!(await isLoaded(db, "AGADEZ-2018"))) await loadChapters(db, seed, [agadez2018()]);
}
