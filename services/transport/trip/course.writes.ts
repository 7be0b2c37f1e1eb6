// The course of a trip, apart from what happens to the people on it.
import { statesBefore, takeStep } from "#kit/states";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { ManifestEntry } from "../manifest/manifest.entity";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import type { DelayTripInput } from "./course.inputs";
import { Trip } from "./trip.entity";
import { TripStatus } from "./trip.enums";
import { TRIP_STATES } from "./trip.rules";
import { holdTrip, visibleTrip } from "./trip.writes";

interface TripAct {
  id: string;
  tripId: string;
}

export async function openTrip({ id, tripId }: TripAct, ctx: Context): Promise<void> {
  await visibleTrip(ctx, tripId);
  await once(ctx, { id, kind: "openTrip" }, async (tx) => {
    await takeStep(tx, Trip, TRIP_STATES, { id: tripId, to: TripStatus.OPEN, set: { delayedFrom: null } });
    return { tripId };
  });
}

/** Throws TIME_INVALID unless it leaves later than it was to. */
export async function delayTrip({ id, tripId, departsAt, arrivesAt }: DelayTripInput, ctx: Context): Promise<void> {
  await visibleTrip(ctx, tripId);
  if (arrivesAt <= departsAt) throw new HubError("TIME_INVALID", "input.arrivesAt: is not after departsAt.");
  await once(ctx, { id, kind: "delayTrip" }, async (tx) => {
    const trip = await holdTrip(tx, tripId, statesBefore(TRIP_STATES, "DELAYED"));
    if (departsAt <= trip.departsAt) {
      throw new HubError("TIME_INVALID", "input.departsAt: is not later than was planned.");
    }
    const set = { departsAt, arrivesAt, delayedFrom: trip.status };
    await takeStep(tx, Trip, TRIP_STATES, { id: tripId, to: TripStatus.DELAYED, set });
    return { tripId };
  });
}

/** A delayed trip goes on from where it was: boarding begins only once the manifest was locked. */
export async function startBoarding({ id, tripId }: TripAct, ctx: Context): Promise<void> {
  await visibleTrip(ctx, tripId);
  await once(ctx, { id, kind: "startBoarding" }, async (tx) => {
    const { delayedFrom } = await holdTrip(tx, tripId, statesBefore(TRIP_STATES, "BOARDING"));
    if (delayedFrom === TripStatus.PLANNED || delayedFrom === TripStatus.OPEN) {
      throw new HubError("STATE_INVALID", "The trip is DELAYED, and its manifest is not locked.", {
        ...{ state: TripStatus.DELAYED, asked: TripStatus.BOARDING },
      });
    }
    await takeStep(tx, Trip, TRIP_STATES, { id: tripId, to: TripStatus.BOARDING, set: { delayedFrom: null } });
    return { tripId };
  });
}

/** Throws STATE_INVALID also while somebody who arrived is not handed over. */
export async function completeTrip({ id, tripId }: TripAct, ctx: Context): Promise<void> {
  await visibleTrip(ctx, tripId);
  await once(ctx, { id, kind: "completeTrip" }, async (tx) => {
    await takeStep(tx, Trip, TRIP_STATES, { id: tripId, to: TripStatus.COMPLETED });
    const waiting = await tx.countBy(ManifestEntry, { tripId, status: ManifestEntryStatus.ARRIVED });
    if (waiting > 0) {
      throw new HubError("STATE_INVALID", `${String(waiting)} of those who arrived are not handed over yet.`, {
        ...{ state: TripStatus.ARRIVED, asked: TripStatus.COMPLETED },
      });
    }
    return { tripId };
  });
}
