import type { EntityManager, FindOptionsWhere } from "typeorm";
import { In, IsNull, MoreThan } from "typeorm";
import { FitToTravel } from "./fitness.entity";
import { ALLOWING } from "./fitness.rules";

/** Takes the force of every verdict by which the person might travel. The person is held: see `holdPatient`. */
export async function suspendVerdicts(tx: EntityManager, personId: string, now: Date): Promise<void> {
  await suspend(tx, { personId, verdict: In([...ALLOWING]) }, now);
}

/** Takes the force of these verdicts, of those that have any. Answers of how many. */
export async function suspend(tx: EntityManager, which: FindOptionsWhere<FitToTravel>, now: Date): Promise<number> {
  const done = await tx
    .createQueryBuilder()
    .update(FitToTravel)
    .set({ suspendedAt: now, validUntil: now, version: () => "version + 1" })
    .where({ ...which, suspendedAt: IsNull(), validUntil: MoreThan(now) })
    .execute();
  return done.affected ?? 0;
}
