import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { writtenBy, type Stamp } from "#kit/written";
import { PlacementRequest } from "../placement/placement.entity";
import { placementRow } from "../placement/placement.rows";
import { endWaiting } from "../placement/placement.writes";
import { changePlaces } from "../places/places.writes";
import type { Shelter } from "../shelter/shelter.entity";
import { liveStay } from "./check-in.writes";
import { endStay } from "./end.writes";
import { ShelterStay } from "./stay.entity";
import { ShelterStayStatus, StayEndReason } from "./stay.enums";
import { isOutcome, tellOutcome } from "./stay.letters";

export interface CheckOut {
  id: string;
  personId: string;
  reason: StayEndReason;
  occurredAt: Date | null;
  /** Whether a desk without a line wrote it: then it may reach us before the check-in. */
  isOffline: boolean;
}

/** Lets somebody go, and answers the stay. Throws NOT_FOUND where the person is not in this shelter, and TIME_INVALID. */
export async function checkOut(tx: EntityManager, ctx: Context, shelter: Shelter, act: CheckOut): Promise<string> {
  const { personId, reason } = act;
  const stamp = writtenBy(ctx, act.occurredAt);
  const stay = await liveStay(tx, personId, "CHECKED_IN", shelter.id);
  if (!stay && act.isOffline) return await keepEnd(tx, shelter, act, stamp);
  if (!stay) throw new HubError("NOT_FOUND", "input.personId: is not in this shelter.");
  const at = stamp.occurredAt;
  if (at < stay.occurredAt) throw new HubError("TIME_INVALID", "input.occurredAt: is before the person came.");
  const given = await endStay(tx, stay, { status: "CHECKED_OUT", at, reason });
  if (reason === StayEndReason.WAITS_ELSEWHERE) {
    await insertRows(tx, PlacementRequest, [placementRow(personId, shelter.operationCode, stamp)]);
  }
  if (isOutcome(reason)) await tellOutcome(tx, personId, reason, at);
  await changePlaces(tx, [given]);
  return stay.id;
}

/** The end of a stay of which we do not know the beginning yet. It takes no place. */
async function keepEnd(tx: EntityManager, shelter: Shelter, act: CheckOut, stamp: Stamp): Promise<string> {
  const { id: shelterId, operationCode } = shelter;
  const none = { unitId: null, bedLabel: null, isOverflow: false, reservedAt: null, reservationExpiresAt: null };
  const stay = { id: act.id, operationCode, ...stamp, personId: act.personId, shelterId, ...none, liveKey: null };
  const end = { status: ShelterStayStatus.CHECKED_OUT, endReason: act.reason, forTripId: null };
  await insertRows(tx, ShelterStay, [
    { ...stay, ...end, checkedInAt: null, checkedInOn: null, checkedOutAt: stamp.occurredAt },
  ]);
  return act.id;
}

/** What people tell: somebody needs no bed any more, wherever it is. No error where there is none. */
export async function endAssistance(
  tx: EntityManager,
  { personId, reason, at }: { personId: string; reason: `${StayEndReason}`; at: Date },
): Promise<void> {
  const here = await liveStay(tx, personId, "CHECKED_IN");
  if (here?.checkedInAt && here.checkedInAt > at) {
    // They came after they were said to be gone: that is what people must know.
    await tellOutcome(tx, personId, null, here.checkedInAt);
    return;
  }
  const stays = [here, await liveStay(tx, personId, "RESERVED")];
  const given = [];
  for (const stay of stays) {
    if (!stay) continue;
    const status = stay.status === ShelterStayStatus.RESERVED ? "CANCELLED" : "CHECKED_OUT";
    given.push(await endStay(tx, stay, { status, at, reason }));
  }
  await endWaiting(tx, [personId], null, at);
  await changePlaces(tx, given);
}
