import type { EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import type { Change } from "../places/places.writes";
import { closeTasksOf } from "../task/task.writes";
import type { ShelterStay } from "./stay.entity";
import { ShelterStay as Stay } from "./stay.entity";
import { ShelterStayStatus, StayEndReason } from "./stay.enums";
import { tellWhereabouts } from "./stay.letters";

export interface End {
  status: "CHECKED_OUT" | "MOVED" | "CANCELLED";
  at: Date;
  reason?: `${StayEndReason}`;
  forTripId?: string;
}

/** Ends a stay that takes a place, tells of it, and answers what is to be given back. Throws STATE_INVALID if it ended meanwhile. */
export async function endStay(
  tx: EntityManager,
  stay: ShelterStay,
  { status, at, reason, forTripId }: End,
): Promise<Change> {
  const isReserved = stay.status === ShelterStayStatus.RESERVED;
  const done = await tx
    .createQueryBuilder()
    .update(Stay)
    .set({
      ...{ status: ShelterStayStatus[status], liveKey: null, version: () => "version + 1" },
      ...(reason && { endReason: StayEndReason[reason] }),
      ...(forTripId !== undefined && { forTripId }),
      ...(!isReserved && { checkedOutAt: at }),
    })
    .where("id = :id AND status = :from", { id: stay.id, from: stay.status })
    .execute();
  if (!done.affected) throw new HubError("STATE_INVALID", "The stay ended meanwhile.");
  await closeTasksOf(tx, stay.id, at);
  const { personId, shelterId, unitId, operationCode, occurredAt: beganAt } = stay;
  await tellWhereabouts(tx, [{ personId, shelterId, operationCode, beganAt, endedAt: at < beganAt ? beganAt : at }]);
  return { shelterId, unitId, ...(isReserved ? { reserved: -1 } : { occupied: -1 }) };
}
