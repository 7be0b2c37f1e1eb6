import { In, type EntityManager } from "typeorm";
import { PlacementRequest } from "./placement.entity";
import { PlacementRequestStatus } from "./placement.enums";

/** The waiting of these people is over: with a bed in `shelterId`, or without one. Who did not wait is left alone. */
export async function endWaiting(
  tx: EntityManager,
  personIds: readonly string[],
  shelterId: string | null,
  endedAt: Date,
): Promise<void> {
  const status = shelterId === null ? PlacementRequestStatus.WITHDRAWN : PlacementRequestStatus.PLACED;
  await tx
    .createQueryBuilder()
    .update(PlacementRequest)
    .set({ status, shelterId, endedAt, waitingPersonId: null, version: () => "version + 1" })
    .where({ waitingPersonId: In([...personIds]) })
    .execute();
}
