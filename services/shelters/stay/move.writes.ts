import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { writtenBy } from "#kit/written";
import { dayOf } from "#kit/days";
import { Operation } from "../operation/operation.entity";
import { changePlaces } from "../places/places.writes";
import type { Shelter } from "../shelter/shelter.entity";
import { liveStay } from "./check-in.writes";
import { endStay } from "./end.writes";
import { assertOpen, assertSuits, assertWorksAt } from "./stay.checks";
import { ShelterStay } from "./stay.entity";
import { ShelterStayStatus } from "./stay.enums";
import { tellWhereabouts } from "./stay.letters";
import { liveKeyOf } from "./stay.rules";

export interface Move {
  id: string;
  personId: string;
  unitId: string | null;
  bedLabel: string | null;
  occurredAt: Date | null;
}

/**
 * Moves somebody to another shelter, or to another part of theirs, and answers the stay: at no time two beds, and at no
 * time none. Throws NOT_FOUND, FORBIDDEN, SHELTER_FULL, UNIT_FULL, SHELTER_CLOSED, UNIT_UNSUITABLE, TIME_INVALID.
 */
export async function moveStay(tx: EntityManager, ctx: Context, to: Shelter, act: Move): Promise<string> {
  const { personId, unitId, bedLabel } = act;
  const stamp = writtenBy(ctx, act.occurredAt);
  const stay = await liveStay(tx, personId, "CHECKED_IN");
  if (!stay) throw new HubError("NOT_FOUND", "input.personId: is in no shelter.");
  assertWorksAt(ctx, to.id, stay.shelterId);
  const at = stamp.occurredAt;
  if (at < stay.occurredAt) throw new HubError("TIME_INVALID", "input.occurredAt: is before the person came.");
  assertOpen(to);
  await assertSuits(tx, to.id, unitId, [personId]);
  if (stay.shelterId === to.id) return await changeBed(tx, stay, act);
  const given = await endStay(tx, stay, { status: "MOVED", at });
  const { timeZone = "UTC" } = (await tx.findOneBy(Operation, { code: to.operationCode })) ?? {};
  const place = { personId, shelterId: to.id, unitId, bedLabel, operationCode: to.operationCode };
  const times = { checkedInAt: at, checkedInOn: dayOf(at, timeZone), checkedOutAt: null, endReason: null };
  const rest = { isOverflow: false, reservedAt: null, reservationExpiresAt: null, forTripId: null };
  const live = { status: ShelterStayStatus.CHECKED_IN, liveKey: liveKeyOf(personId, "CHECKED_IN") };
  await insertRows(tx, ShelterStay, [{ id: act.id, ...stamp, ...place, ...times, ...rest, ...live }]);
  await tellWhereabouts(tx, [
    { personId, shelterId: to.id, operationCode: to.operationCode, beganAt: at, endedAt: null },
  ]);
  await changePlaces(tx, [given, { shelterId: to.id, unitId, occupied: 1 }]);
  return act.id;
}

async function changeBed(tx: EntityManager, stay: ShelterStay, { unitId, bedLabel }: Move): Promise<string> {
  const { id, shelterId, version } = stay;
  const done = await tx.update(
    ShelterStay,
    { id, status: ShelterStayStatus.CHECKED_IN, version },
    { unitId, bedLabel, version: version + 1 },
  );
  if (!done.affected) throw new HubError("STATE_INVALID", "The stay changed meanwhile.");
  await changePlaces(tx, [
    { shelterId, unitId: stay.unitId, occupied: -1 },
    { shelterId, unitId, occupied: 1 },
  ]);
  return id;
}
