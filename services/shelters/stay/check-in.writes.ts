import { LessThanOrEqual, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { writtenBy, type Stamp } from "#kit/written";
import { Operation } from "../operation/operation.entity";
import { PlacementRequest } from "../placement/placement.entity";
import { PlacementRequestStatus } from "../placement/placement.enums";
import { endWaiting } from "../placement/placement.writes";
import { giveBackExpired } from "../places/expire.writes";
import { changePlaces, changePlacesAnyhow, type Change } from "../places/places.writes";
import { Shelter } from "../shelter/shelter.entity";
import { openOverflow } from "../task/task.writes";
import { endStay } from "./end.writes";
import { assertOpen, assertSuits, isFull } from "./stay.checks";
import { ShelterStay } from "./stay.entity";
import { ShelterStayStatus } from "./stay.enums";
import { isOutcome, tellOutcome, tellWhereabouts } from "./stay.letters";
import { liveKeyOf } from "./stay.rules";

export interface CheckIn {
  /** Of the stay. */
  id: string;
  personId: string;
  unitId: string | null;
  bedLabel: string | null;
  occurredAt: Date | null;
  forTripId?: string | null;
}

/**
 * Takes somebody in, and answers the stay. A place that was kept for the person here is the one that is taken; one that is
 * kept elsewhere stays kept, for the end of a journey. Throws ALREADY_SHELTERED, SHELTER_FULL, UNIT_FULL, SHELTER_CLOSED,
 * UNIT_UNSUITABLE, TIME_INVALID.
 */
export async function checkIn(tx: EntityManager, ctx: Context, shelter: Shelter, act: CheckIn): Promise<string> {
  const { personId } = act;
  const stamp = writtenBy(ctx, act.occurredAt);
  await assertNotErased(tx, [personId]);
  assertOpen(shelter);
  await assertSuits(tx, shelter.id, act.unitId, [personId]);
  if (await liveStay(tx, personId, "CHECKED_IN")) throw new HubError("ALREADY_SHELTERED");
  const kept = await liveStay(tx, personId, "RESERVED", shelter.id);
  if (!kept) await assertRoom(tx, shelter, ctx.clock.now());
  const { id, taken } = await takeIn(tx, shelter, act, stamp, kept);
  await changePlaces(tx, taken);
  return id;
}

/**
 * The same of what is a fact already: a desk without a line took the person in, or a bus brought them. It is never refused
 * for want of room, and a bed that the person has elsewhere ends: see docs/decisions/0010. Throws UNIT_UNSUITABLE,
 * TIME_INVALID.
 */
export async function keepCheckIn(tx: EntityManager, ctx: Context, shelter: Shelter, act: CheckIn): Promise<string> {
  const { personId } = act;
  const stamp = writtenBy(ctx, act.occurredAt);
  await assertNotErased(tx, [personId]);
  await assertSuits(tx, shelter.id, act.unitId, [personId]);
  const present = await liveStay(tx, personId, "CHECKED_IN");
  if (present?.shelterId === shelter.id) return present.id;
  if (present && present.occurredAt > stamp.occurredAt) return await keepAsPast(tx, shelter, act, stamp, present);
  const ended = await endedBefore(tx, shelter.id, personId, stamp.occurredAt);
  if (ended !== null) return ended;
  const given = present ? [await endStay(tx, present, { status: "MOVED", at: stamp.occurredAt })] : [];
  const kept = await liveStay(tx, personId, "RESERVED", shelter.id);
  const { id, taken } = await takeIn(tx, shelter, act, stamp, kept);
  const hadRoom = await changePlacesAnyhow(tx, [...given, ...taken]);
  if (!hadRoom) await openOverflow(tx, id, shelter, stamp);
  return id;
}

/** The stay, all that hangs on it, and the places that it takes: these last. */
async function takeIn(
  tx: EntityManager,
  shelter: Shelter,
  act: CheckIn,
  stamp: Stamp,
  kept: ShelterStay | null,
): Promise<{ id: string; taken: Change[] }> {
  const unitId = act.unitId ?? kept?.unitId ?? null;
  const id = await takeBed(tx, shelter, { ...act, unitId }, stamp, kept);
  await endWaiting(tx, [act.personId], shelter.id, stamp.occurredAt);
  await tellComing(tx, shelter, act.personId, stamp.occurredAt);
  const free = kept ? [{ shelterId: shelter.id, unitId: kept.unitId, reserved: -1 }] : [];
  return { id, taken: [...free, { shelterId: shelter.id, unitId, occupied: 1 }] };
}

/** Who can see that there is no room need not wait until the database says so. Throws SHELTER_FULL. */
async function assertRoom(tx: EntityManager, shelter: Shelter, now: Date): Promise<void> {
  if (!isFull(shelter)) return;
  await giveBackExpired(tx, now, shelter.id);
  if (isFull(await tx.findOneByOrFail(Shelter, { id: shelter.id }))) throw new HubError("SHELTER_FULL");
}

/** The stay that takes a place of the person's, in this state; in this shelter, if one is named. */
export async function liveStay(
  tx: EntityManager,
  personId: string,
  status: "RESERVED" | "CHECKED_IN",
  shelterId?: string,
): Promise<ShelterStay | null> {
  const stay = await tx.findOneBy(ShelterStay, { liveKey: liveKeyOf(personId, status) ?? "" });
  return shelterId === undefined || stay?.shelterId === shelterId ? stay : null;
}

async function takeBed(
  tx: EntityManager,
  shelter: Shelter,
  act: CheckIn,
  stamp: Stamp,
  kept: ShelterStay | null,
): Promise<string> {
  const { unitId, bedLabel, forTripId = null } = act;
  const came = { checkedInAt: stamp.occurredAt, checkedInOn: await dayIn(tx, shelter, stamp.occurredAt), forTripId };
  const live = { status: ShelterStayStatus.CHECKED_IN, liveKey: liveKeyOf(act.personId, "CHECKED_IN") };
  if (kept) return await takeKept(tx, kept, { ...came, ...live, unitId, bedLabel: bedLabel ?? kept.bedLabel });
  const rest = { isOverflow: false, reservedAt: null, reservationExpiresAt: null, checkedOutAt: null, endReason: null };
  await insertRows(tx, ShelterStay, [{ ...stayRow(shelter, act, stamp), ...rest, ...came, ...live }]);
  // The database held that nobody has two beds: then this one is not there.
  const { id } = act;
  if (!(await tx.existsBy(ShelterStay, { id, liveKey: live.liveKey ?? "" }))) throw new HubError("ALREADY_SHELTERED");
  return id;
}

async function takeKept(tx: EntityManager, { id, version }: ShelterStay, set: Partial<ShelterStay>): Promise<string> {
  const done = await tx.update(
    ShelterStay,
    { id, status: ShelterStayStatus.RESERVED },
    { ...set, version: version + 1 },
  );
  if (!done.affected) throw new HubError("ALREADY_SHELTERED");
  return id;
}

function stayRow(shelter: Shelter, { id, personId, unitId, bedLabel }: CheckIn, stamp: Stamp): Partial<ShelterStay> {
  const { id: shelterId, operationCode } = shelter;
  return { id, operationCode, ...stamp, personId, shelterId, unitId, bedLabel };
}

async function dayIn(tx: EntityManager, { operationCode: code }: Shelter, at: Date): Promise<string> {
  const operation = await tx.findOneBy(Operation, { code });
  return dayOf(at, operation?.timeZone ?? "UTC");
}

/** The person has moved on since: where they were before is kept, and takes no place. */
async function keepAsPast(
  tx: EntityManager,
  shelter: Shelter,
  act: CheckIn,
  stamp: Stamp,
  { occurredAt: checkedOutAt }: ShelterStay,
): Promise<string> {
  const checkedInOn = await dayIn(tx, shelter, stamp.occurredAt);
  const times = { checkedInAt: stamp.occurredAt, checkedInOn, checkedOutAt, status: ShelterStayStatus.MOVED };
  const rest = { isOverflow: false, reservedAt: null, reservationExpiresAt: null, liveKey: null, endReason: null };
  await insertRows(tx, ShelterStay, [{ ...stayRow(shelter, act, stamp), ...times, ...rest, forTripId: null }]);
  return act.id;
}

/** Of a stay whose end reached us first, the beginning is written down. Null where there is none. */
async function endedBefore(tx: EntityManager, shelterId: string, personId: string, at: Date): Promise<string | null> {
  const stays = await tx.findBy(ShelterStay, {
    ...{ shelterId, personId, status: ShelterStayStatus.CHECKED_OUT },
  });
  const known = stays.find(
    ({ checkedInAt, checkedOutAt }) => checkedInAt === null && checkedOutAt && checkedOutAt >= at,
  );
  if (!known) return null;
  await tx.update(ShelterStay, { id: known.id }, { checkedInAt: at, occurredAt: at, version: known.version + 1 });
  return known.id;
}

/** Somebody who had left, or was missed, is here again. */
async function tellComing(tx: EntityManager, shelter: Shelter, personId: string, at: Date): Promise<void> {
  const { operationCode, id: shelterId } = shelter;
  await tellWhereabouts(tx, [{ personId, shelterId, operationCode, beganAt: at, endedAt: null }]);
  if (await wasGone(tx, personId, at)) await tellOutcome(tx, personId, null, at);
}

/** Whether the shelters were the ones who saw them go, or were told that they need no bed any more. */
async function wasGone(tx: EntityManager, personId: string, at: Date): Promise<boolean> {
  const [last] = await tx.find(ShelterStay, {
    where: { personId, checkedOutAt: LessThanOrEqual(at) },
    order: { checkedOutAt: "DESC" },
    take: 1,
  });
  if (last) return isOutcome(last.endReason);
  return tx.existsBy(PlacementRequest, { personId, status: PlacementRequestStatus.WITHDRAWN });
}
