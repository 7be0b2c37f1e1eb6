import type { EntityManager } from "typeorm";
import { FitToTravel } from "./fitness.entity";
import { ALLOWING } from "./fitness.rules";

/** Takes the force of every verdict by which the person might travel. The person is held: see `holdPatient`. */
export async function suspendVerdicts(tx: EntityManager, personId: string, now: Date): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(FitToTravel)
    .set({ suspendedAt: now, validUntil: now, version: () => "version + 1" })
    .where("personId = :personId AND suspendedAt IS NULL AND validUntil > :now", { personId, now })
    .andWhere("verdict IN (:...verdicts)", { verdicts: [...ALLOWING] })
    .execute();
}
