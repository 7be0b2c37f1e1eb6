// Places that were kept until a time are free from that time on, without anybody doing anything.
import type { EntityManager } from "typeorm";
import { transact } from "#kit/transaction";
import { ShelterStay } from "../stay/stay.entity";
import { ShelterStayStatus } from "../stay/stay.enums";
import { changePlaces } from "./places.writes";

/** So many parts of shelters are looked at in one go. */
const MOST = 200;

/** Gives back the places of a shelter, or of all, whose time is over: whoever they were kept for did not come. */
export async function giveBackExpired(tx: EntityManager, now: Date, shelterId?: string): Promise<void> {
  const query = tx
    .createQueryBuilder(ShelterStay, "stay")
    .select("stay.shelterId", "shelterId")
    .addSelect("stay.unitId", "unitId")
    .where("stay.status = 'RESERVED' AND stay.reservationExpiresAt <= :now", { now })
    .groupBy("stay.shelterId")
    .addGroupBy("stay.unitId")
    .limit(MOST);
  if (shelterId !== undefined) query.andWhere("stay.shelterId = :shelterId", { shelterId });
  const parts = await query.getRawMany<{ shelterId: string; unitId: string | null }>();
  const changes = [];
  for (const part of parts) {
    const done = await tx
      .createQueryBuilder()
      .update(ShelterStay)
      .set({ status: ShelterStayStatus.NO_SHOW, liveKey: null, version: () => "version + 1" })
      .where("status = 'RESERVED' AND reservationExpiresAt <= :now AND shelterId = :shelterId", { now, ...part })
      .andWhere(part.unitId === null ? "unitId IS NULL" : "unitId = :unitId", part)
      .execute();
    changes.push({ ...part, reserved: -(done.affected ?? 0) });
  }
  await changePlaces(tx, changes);
}

/** By itself, all the time. */
export async function expireReservations(db: EntityManager, now: Date): Promise<void> {
  const due = await db
    .createQueryBuilder(ShelterStay, "stay")
    .where("stay.status = 'RESERVED' AND stay.reservationExpiresAt <= :now", { now })
    .limit(1)
    .getMany();
  if (due.length > 0) await transact(db, (tx) => giveBackExpired(tx, now));
}
