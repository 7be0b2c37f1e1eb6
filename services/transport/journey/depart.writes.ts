import { In, type EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { post } from "#kit/outbox/post";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { manifestOf } from "../manifest/entry.writes";
import { ManifestEntry } from "../manifest/manifest.entity";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { arrivalTold, missingTold } from "../manifest/manifest.letters";
import { ENTRY_STATES, isLive } from "../manifest/manifest.rules";
import { takeOff } from "../manifest/off.writes";
import { assertIds, givenReason } from "#kit/input";
import { ReturnCase } from "../return/return.entity";
import type { ReturnCaseStatus } from "../return/return.enums";
import { isStopped, RETURN_CASE_STATES } from "../return/return.rules";
import { Trip } from "../trip/trip.entity";
import { TripPurpose } from "../trip/trip.enums";
import { TRIP_STATES } from "../trip/trip.rules";
import { visibleTrip } from "../trip/trip.writes";
import type { ArriveInput, DepartInput } from "./journey.inputs";

/**
 * Leaves with those who are on board; the others are NO_SHOW. Throws STATE_INVALID, also where somebody on board does
 * not return after all; REASON_MISSING where somebody stays behind without one; MINOR_LEFT_ALONE where a minor is on
 * board and nobody on whom they rest.
 */
export async function depart(input: DepartInput, ctx: Context): Promise<{ leftBehind: number }> {
  const { id, tripId } = input;
  await visibleTrip(ctx, tripId);
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  return once(ctx, { id, kind: "depart" }, async (tx) => {
    await takeStep(tx, Trip, TRIP_STATES, { id: tripId, to: "DEPARTED", from: ["BOARDING"], set: { departedAt: at } });
    const trip = await tx.findOneByOrFail(Trip, { id: tripId });
    const manifest = await manifestOf(tx, tripId);
    const behind = manifest.filter((entry) => isLive(entry) && entry.status !== ManifestEntryStatus.BOARDED);
    const reason = behind.length > 0 ? givenReason("leftBehindReason", input.leftBehindReason) : null;
    await takeOff(tx, { trip, manifest }, behind, { to: "NO_SHOW", reason, at, together: false });
    const aboard = manifest.filter(({ status }) => status === ManifestEntryStatus.BOARDED);
    await assertReturning(tx, trip, aboard);
    await moveReturns(tx, trip, aboard, { from: "BOOKED", to: "DEPARTED", at });
    return { leftBehind: behind.length };
  });
}

/**
 * Everybody on board gets out at the destination, but for those named missing. Throws STATE_INVALID, TIME_INVALID, and
 * NOT_FOUND for somebody who was not on board.
 */
export async function arrive(input: ArriveInput, ctx: Context): Promise<void> {
  const { id, tripId, missingPersonIds } = input;
  assertIds("missingPersonIds", missingPersonIds, 0, 100);
  await visibleTrip(ctx, tripId);
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  await once(ctx, { id, kind: "arrive" }, async (tx) => {
    await takeStep(tx, Trip, TRIP_STATES, { id: tripId, to: "ARRIVED", set: { arrivedAt: at } });
    const trip = await tx.findOneByOrFail(Trip, { id: tripId });
    assertAfterDeparture(trip, at);
    const aboard = (await manifestOf(tx, tripId)).filter(({ status }) => status === ManifestEntryStatus.BOARDED);
    const missing = missingPersonIds.map((personId) => passengerOf(aboard, personId));
    for (const entry of missing) await goMissing(tx, entry, at);
    const there = aboard.filter((entry) => !missing.includes(entry));
    for (const entry of there) await getOut(tx, trip, entry, at);
    await moveReturns(tx, trip, there, { from: "DEPARTED", to: "ARRIVED", at });
    return { arrived: there.length, missing: missing.length };
  });
}

export function assertAfterDeparture({ departedAt }: Trip, at: Date): void {
  if (departedAt && at < departedAt) throw new HubError("TIME_INVALID", "input.occurredAt: is before the trip left.");
}

function passengerOf(aboard: readonly ManifestEntry[], personId: string): ManifestEntry {
  const entry = aboard.find((one) => one.personId === personId);
  if (entry) return entry;
  throw new HubError("NOT_FOUND", "input.missingPersonIds: names somebody who was not on board.");
}

/** An alarm: somebody boarded and is not there. */
export async function goMissing(tx: EntityManager, entry: ManifestEntry, at: Date): Promise<void> {
  const set = { livePersonId: null };
  await takeStep(tx, ManifestEntry, ENTRY_STATES, { id: entry.id, to: "MISSING_AT_ARRIVAL", set });
  await post(tx, [missingTold(entry, true, at)]);
}

/** Somebody is at the destination, and in its centre if there is one. */
export async function getOut(
  tx: EntityManager,
  { destinationShelterId }: Trip,
  entry: ManifestEntry,
  at: Date,
  from: ("BOARDED" | "MISSING_AT_ARRIVAL")[] = ["BOARDED"],
): Promise<void> {
  const set = { arrivedAt: at, livePersonId: null };
  await takeStep(tx, ManifestEntry, ENTRY_STATES, { id: entry.id, to: "ARRIVED", from, set });
  if (destinationShelterId !== null) await post(tx, [arrivalTold(entry, destinationShelterId, at)]);
}

/** Takes the returns of these passengers that are on this trip a step further. */
export async function moveReturns(
  tx: EntityManager,
  trip: Trip,
  passengers: readonly ManifestEntry[],
  { from, to, at }: { from: `${ReturnCaseStatus}`; to: `${ReturnCaseStatus}`; at: Date },
): Promise<void> {
  const set = { changedAt: at };
  for (const { id, status, tripId } of await latestReturns(tx, trip, passengers)) {
    const stands: `${ReturnCaseStatus}` = status;
    if (tripId !== trip.id || stands !== from) continue;
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to, from: [from], set });
  }
}

/** Throws STATE_INVALID where somebody on board of a trip home does not return after all, or not now. */
async function assertReturning(tx: EntityManager, trip: Trip, passengers: readonly ManifestEntry[]): Promise<void> {
  const stopped = (await latestReturns(tx, trip, passengers)).find(({ status }) => isStopped(status));
  if (!stopped) return;
  const { status: state, personId } = stopped;
  throw new HubError("STATE_INVALID", `The return of somebody on board is ${state}: take them off.`, {
    ...{ state, personIds: [personId] },
  });
}

/** On a trip home the latest return case of each; none on another trip. */
async function latestReturns(
  tx: EntityManager,
  { purpose }: Trip,
  passengers: readonly ManifestEntry[],
): Promise<ReturnCase[]> {
  if (purpose !== TripPurpose.RETURN || passengers.length === 0) return [];
  const personId = In(passengers.map((entry) => entry.personId));
  const order = { occurredAt: "ASC", id: "ASC" } as const;
  const cases = await tx.find(ReturnCase, { where: { personId }, order });
  return [...new Map(cases.map((one) => [one.personId, one])).values()];
}
