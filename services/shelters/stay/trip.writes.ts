// What transport tells: who left a shelter on a trip, and who came with one. Facts both, whatever else is true.
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { insertRows } from "#kit/insert";
import { writtenBy } from "#kit/written";
import { Guest } from "../guest/guest.entity";
import { PlacementRequest } from "../placement/placement.entity";
import { placementRow } from "../placement/placement.rows";
import { endWaiting } from "../placement/placement.writes";
import { changePlaces } from "../places/places.writes";
import { keepCheckIn, liveStay } from "./check-in.writes";
import { endStay } from "./end.writes";
import { shelterIn } from "./stay.checks";
import { ShelterStay } from "./stay.entity";

export interface OnTrip {
  id: string;
  personId: string;
  tripId: string;
  at: Date;
}

/** Somebody boarded: the bed is free. Who came here after that is left alone. */
export async function leaveForTrip(tx: EntityManager, { personId, tripId: forTripId, at }: OnTrip): Promise<void> {
  const stay = await liveStay(tx, personId, "CHECKED_IN");
  await endWaiting(tx, [personId], null, at);
  if (!stay || stay.occurredAt > at) return;
  await changePlaces(tx, [await endStay(tx, stay, { status: "CHECKED_OUT", at, reason: "JOURNEY", forTripId })]);
}

/** Somebody came with a trip, or back from one: to `shelterId`, or to where they left from for it, or to nowhere yet. */
export async function comeFromTrip(
  tx: EntityManager,
  ctx: Context,
  { id, personId, tripId, at, shelterId }: OnTrip & { shelterId: string | null },
): Promise<void> {
  const left = await tx.findOneBy(ShelterStay, { personId, forTripId: tripId });
  const to = shelterId ?? left?.shelterId;
  if (to === undefined) {
    await waitAgain(tx, ctx, personId, at);
    return;
  }
  const unitId = shelterId === null && left ? left.unitId : null;
  const act = { id, personId, unitId, bedLabel: null, forTripId: tripId, occurredAt: at };
  await keepCheckIn(tx, ctx, await shelterIn(tx, ctx, to), act);
}

async function waitAgain(tx: EntityManager, ctx: Context, personId: string, at: Date): Promise<void> {
  const guest = await tx.findOneBy(Guest, { personId });
  if (guest) await insertRows(tx, PlacementRequest, [placementRow(personId, guest.operationCode, writtenBy(ctx, at))]);
}
