// What every act on somebody's place on a manifest begins with.
import type { EntityManager } from "typeorm";
import { once, type Outcome } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { assertNotErased } from "#kit/retention/erasure.entity";
import type { Trip } from "../trip/trip.entity";
import type { TripStatus } from "../trip/trip.enums";
import { holdTrip, visibleTrip } from "../trip/trip.writes";
import { ManifestEntry } from "./manifest.entity";
import { entryById } from "./manifest.loaders";
import { isOff } from "./manifest.rules";

export interface PassengerAct {
  id: string;
  tripId: string;
  personId: string;
}

export interface Place {
  trip: Trip;
  /** Everybody who was ever on it, in order of nomination. */
  manifest: ManifestEntry[];
  entry: ManifestEntry;
}

/**
 * Runs an act on one person's entry once, while the trip is in one of `states` and held. Throws NOT_FOUND for a trip
 * that the viewer may not see, and for somebody who is not on it; STATE_INVALID.
 */
export async function actOnPassenger<T extends Outcome>(
  ctx: Context,
  { id, tripId, personId }: PassengerAct,
  { kind, states }: { kind: string; states: readonly `${TripStatus}`[] },
  work: (tx: EntityManager, place: Place) => Promise<T>,
): Promise<T> {
  assertId("input.personId", personId);
  await visibleTrip(ctx, tripId);
  return once(ctx, { id, kind }, async (tx) => {
    const trip = await holdTrip(tx, tripId, states);
    await assertNotErased(tx, [personId]);
    const manifest = await manifestOf(tx, tripId);
    return work(tx, { trip, manifest, entry: placeOf(manifest, personId) });
  });
}

export function manifestOf(tx: EntityManager, tripId: string): Promise<ManifestEntry[]> {
  return tx.find(ManifestEntry, { where: { tripId }, order: { occurredAt: "ASC", id: "ASC" } });
}

/** Their place, else how their last one ended. Throws NOT_FOUND. */
export function placeOf(manifest: readonly ManifestEntry[], personId: string): ManifestEntry {
  const own = manifest.filter((entry) => entry.personId === personId);
  const place = own.find((entry) => !isOff(entry)) ?? own.at(-1);
  if (place) return place;
  throw new HubError("NOT_FOUND", "input.personId: is not on this manifest.");
}

/** Entries as they are after an act, in this order, as far as the viewer may see them. */
export async function entriesAfter(ctx: Context, ids: readonly string[]): Promise<ManifestEntry[]> {
  const loader = entryById(ctx).clearAll();
  const entries = await Promise.all(ids.map((id) => loader.load(id)));
  return entries.filter((entry) => entry !== null);
}
