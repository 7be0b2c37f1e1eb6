// Every act on a trip or its manifest takes the trip's row first: acts on one trip have their turn, on every engine.
import { In, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { Trip } from "./trip.entity";
import type { TripStatus } from "./trip.enums";
import { tripById } from "./trip.loaders";

/** The trip, for a viewer who may see it. Throws ID_MALFORMED and NOT_FOUND. */
export async function visibleTrip(ctx: Context, tripId: string): Promise<Trip> {
  assertId("input.tripId", tripId);
  const trip = await tripById(ctx).load(tripId);
  if (trip) return trip;
  throw new HubError("NOT_FOUND", "input.tripId: there is no such trip.");
}

/** The trip as it is after an act. */
export function tripAfter(ctx: Context, tripId: string): Promise<Trip | null> {
  return tripById(ctx).clear(tripId).load(tripId);
}

/**
 * Holds the trip until the transaction ends, if it is in one of these states: nobody else then changes it, its manifest
 * or its seats. A write, not a lock, so that it holds on a cluster too. Throws STATE_INVALID and NOT_FOUND.
 */
export async function holdTrip(tx: EntityManager, id: string, states: readonly `${TripStatus}`[]): Promise<Trip> {
  const done = await tx
    .createQueryBuilder()
    .update(Trip)
    .set({ version: () => "version + 1" })
    .where({ id, status: In([...states]) })
    .execute();
  const trip = await tx.findOneBy(Trip, { id });
  if (!trip) throw new HubError("NOT_FOUND", "input.tripId: there is no such trip.");
  if (!done.affected) {
    throw new HubError("STATE_INVALID", `The trip is ${trip.status}, in which this is not done.`, {
      state: trip.status,
    });
  }
  return trip;
}

/** Takes `count` seats, all or none. Answers whether there were so many. */
export async function takeSeats(tx: EntityManager, tripId: string, count: number): Promise<boolean> {
  const done = await tx
    .createQueryBuilder()
    .update(Trip)
    .set({ seatsTaken: () => "seatsTaken + :count" })
    .where("id = :tripId AND seatsTaken + :count <= seats", { tripId })
    .setParameters({ count })
    .execute();
  return Boolean(done.affected);
}

export async function freeSeats(tx: EntityManager, tripId: string, count: number): Promise<void> {
  if (count > 0) await tx.decrement(Trip, { id: tripId }, "seatsTaken", count);
}
