import { assertId, HubError } from "#kit/errors";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { assertInput, givenReason } from "#kit/input";
import { Trip } from "../trip/trip.entity";
import { AHEAD, TRIP_STATES } from "../trip/trip.rules";
import { holdTrip, visibleTrip } from "../trip/trip.writes";
import type { CancelTripInput } from "./cancel.inputs";
import { actOnPassenger, manifestOf, placeOf } from "./entry.writes";
import type { DeclineSeatInput, OffloadInput, RecordNoShowInput, SwapPassengersInput } from "./leave.inputs";
import { hasSeat, isLive } from "./manifest.rules";
import { assertNominees, seat } from "./nominate.writes";
import { takeOff } from "./off.writes";

interface Off {
  entryIds: string[];
  [name: string]: unknown;
}

export const declineSeat = (input: DeclineSeatInput, ctx: Context): Promise<Off> =>
  leave(input, ctx, { kind: "declineSeat", to: "DECLINED" });

/** Before or after boarding: who was on board is told to be back where they slept. */
export const offload = (input: OffloadInput, ctx: Context): Promise<Off> => {
  givenReason("reason", input.reason);
  return leave(input, ctx, { kind: "offload", to: "OFFLOADED" });
};

export const recordNoShow = (input: RecordNoShowInput, ctx: Context): Promise<Off> =>
  leave(input, ctx, { kind: "recordNoShow", to: "NO_SHOW" });

function leave(
  input: DeclineSeatInput | OffloadInput | RecordNoShowInput,
  ctx: Context,
  { kind, to }: { kind: string; to: "DECLINED" | "OFFLOADED" | "NO_SHOW" },
): Promise<Off> {
  const reason = input.reason ? givenReason("reason", input.reason) : null;
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  const states = to === "NO_SHOW" ? (["BOARDING"] as const) : AHEAD;
  return actOnPassenger(ctx, input, { kind, states }, async (tx, place) => ({
    entryIds: await takeOff(tx, place, [place.entry], { to, reason, at, together: input.together }),
  }));
}

/** Throws STATE_INVALID also where the one who goes off has no seat to give, and what stands against the other. */
export async function swapPassengers(
  input: SwapPassengersInput,
  ctx: Context,
): Promise<{ offIds: string[]; onId: string }> {
  const { id, tripId, offPersonId, on, together } = input;
  assertId("input.offPersonId", offPersonId);
  assertNominees("on", [on]);
  assertInput(on.personId !== offPersonId, "on.personId", "is the one who goes off");
  const reason = givenReason("reason", input.reason);
  await visibleTrip(ctx, tripId);
  const stamp = writtenBy(ctx, input.occurredAt);
  return once(ctx, { id, kind: "swapPassengers" }, async (tx) => {
    const trip = await holdTrip(tx, tripId, AHEAD);
    const manifest = await manifestOf(tx, tripId);
    const entry = placeOf(manifest, offPersonId);
    if (!hasSeat(entry)) {
      throw new HubError("STATE_INVALID", `They are ${entry.status} and have no seat.`, { state: entry.status });
    }
    const leaving = { to: "OFFLOADED", reason, at: stamp.occurredAt, together } as const;
    const offIds = await takeOff(tx, { trip, manifest }, [entry], leaving);
    const { entryIds, refused } = await seat(tx, trip, [on], { stamp, apartReason: reason, viewer: ctx.viewer });
    const [onId] = entryIds;
    if (onId === undefined) throw new HubError(refused[0]?.code ?? "NOT_FOUND");
    return { offIds, onId };
  });
}

/** Everybody comes off it. */
export async function cancelTrip(input: CancelTripInput, ctx: Context): Promise<void> {
  const { id, tripId } = input;
  const reason = givenReason("reason", input.reason);
  await visibleTrip(ctx, tripId);
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  await once(ctx, { id, kind: "cancelTrip" }, async (tx) => {
    const set = { cancelledReason: reason, delayedFrom: null };
    await takeStep(tx, Trip, TRIP_STATES, { id: tripId, to: "CANCELLED", set });
    const trip = await tx.findOneByOrFail(Trip, { id: tripId });
    const manifest = await manifestOf(tx, tripId);
    const leaving = { to: "OFFLOADED", reason, at, together: true } as const;
    return { entryIds: await takeOff(tx, { trip, manifest }, manifest.filter(isLive), leaving) };
  });
}
