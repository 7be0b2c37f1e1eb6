import type { EntityManager } from "typeorm";
import { Arrival } from "./arrival.entity";

const MAX_TRIES = 5;

/**
 * Counts newcomers against the headcounts of their arrivals, and answers those for whom there was room, the first first;
 * who came without a counted group needs none. By one conditional update, so that no two desks count the same place.
 */
export async function takeHeadcount<T>(
  tx: EntityManager,
  newcomers: readonly T[],
  arrivalOf: (newcomer: T) => string | null,
): Promise<Set<T>> {
  const counted = new Set(newcomers.filter((one) => arrivalOf(one) === null));
  const arrivalIds = new Set(newcomers.flatMap((one) => arrivalOf(one) ?? []));
  // In one order, so that two lists do not wait for each other.
  for (const id of [...arrivalIds].sort()) {
    const group = newcomers.filter((one) => arrivalOf(one) === id);
    for (const one of group.slice(0, await countUpTo(tx, id, group.length))) counted.add(one);
  }
  return counted;
}

async function countUpTo(tx: EntityManager, id: string, wanted: number): Promise<number> {
  for (let tries = 0, most = wanted; tries < MAX_TRIES && most > 0; tries++) {
    const done = await tx
      .createQueryBuilder()
      .update(Arrival)
      .set({ named: () => `named + ${String(most)}` })
      .where("id = :id AND named + :most <= men + women + boys + girls", { id, most })
      .execute();
    if (done.affected) return most;
    const { named, headcount } = await tx.findOneByOrFail(Arrival, { id });
    most = Math.min(most, Math.max(headcount - named, 0));
  }
  return 0;
}
