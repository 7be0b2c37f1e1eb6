import { randomUUID } from "node:crypto";
import { In, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { writtenBy } from "#kit/written";
import { giveBackExpired } from "../places/expire.writes";
import { changePlaces } from "../places/places.writes";
import type { Shelter } from "../shelter/shelter.entity";
import { endStay } from "./end.writes";
import { assertOpen, assertSuits } from "./stay.checks";
import { ShelterStay } from "./stay.entity";
import { ShelterStayStatus } from "./stay.enums";
import { tellWhereabouts } from "./stay.letters";
import { liveKeyOf } from "./stay.rules";

export interface Reservation {
  personIds: readonly string[];
  unitId: string | null;
  expiresAt: Date;
}

/**
 * Keeps a place for each of these people, or for none, and answers the stays. Throws SHELTER_FULL, UNIT_FULL,
 * ALREADY_SHELTERED where a place is kept for one of them already, SHELTER_CLOSED, UNIT_UNSUITABLE.
 */
export async function reservePlaces(
  tx: EntityManager,
  ctx: Context,
  shelter: Shelter,
  { personIds, unitId, expiresAt }: Reservation,
): Promise<string[]> {
  const stamp = writtenBy(ctx);
  const { id: shelterId, operationCode } = shelter;
  await assertNotErased(tx, personIds);
  assertOpen(shelter);
  await assertSuits(tx, shelterId, unitId, personIds);
  await giveBackExpired(tx, stamp.recordedAt, shelterId);
  const none = { bedLabel: null, isOverflow: false, checkedInAt: null, checkedInOn: null, checkedOutAt: null };
  const stays = [...personIds].sort().map((personId) => ({
    ...{ id: randomUUID(), operationCode, ...stamp, personId, shelterId, unitId, ...none },
    ...{ status: ShelterStayStatus.RESERVED, liveKey: liveKeyOf(personId, "RESERVED") },
    ...{ reservedAt: stamp.recordedAt, reservationExpiresAt: expiresAt, endReason: null, forTripId: null },
  }));
  await insertRows(tx, ShelterStay, stays);
  const ids = stays.map(({ id }) => id);
  if ((await tx.countBy(ShelterStay, { id: In(ids) })) < ids.length) throw new HubError("ALREADY_SHELTERED");
  const beganAt = stamp.recordedAt;
  await tellWhereabouts(
    tx,
    personIds.map((personId) => ({ personId, shelterId, operationCode, beganAt, endedAt: null })),
  );
  await changePlaces(tx, [{ shelterId, unitId, reserved: ids.length }]);
  return ids;
}

/** Gives back a place that was kept. Throws STATE_INVALID where it is not kept any more. */
export async function releaseReservation(tx: EntityManager, { clock }: Context, stay: ShelterStay): Promise<void> {
  if (stay.status !== ShelterStayStatus.RESERVED) {
    throw new HubError("STATE_INVALID", `It is ${stay.status}.`, { state: stay.status, asked: "CANCELLED" });
  }
  await changePlaces(tx, [await endStay(tx, stay, { status: "CANCELLED", at: clock.now() })]);
}
