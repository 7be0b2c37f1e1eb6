import { In, type EntityManager } from "typeorm";
import { once, wasDone } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { takeStep } from "#kit/states";
import { BoardingBlocker } from "../clearance/clearance.enums";
import { ManifestEntry } from "../manifest/manifest.entity";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { ENTRY_STATES, hasSeat } from "../manifest/manifest.rules";
import { Trip } from "../trip/trip.entity";
import { TRIP_STATES } from "../trip/trip.rules";
import { freeSeats, takeSeats, visibleTrip } from "../trip/trip.writes";
import { nextSeat } from "./board.writes";
import type { LockManifestInput } from "./boarding.inputs";
import { clearancesOf, UNVERIFIED, type Clearance } from "./clearances";

const { NOMINATED, HELD, CLEARED } = ManifestEntryStatus;

interface Locked {
  cleared: number;
  held: number;
  [name: string]: unknown;
}

/**
 * Closes a manifest and judges everybody on it who is not on board. Who may not board is HELD and has no seat until
 * that is resolved; whoever was nominated while the hub was asked is among them. Throws NOT_FOUND and STATE_INVALID.
 */
export async function lockManifest({ id, tripId }: LockManifestInput, ctx: Context): Promise<Locked> {
  await visibleTrip(ctx, tripId);
  const isDone = await wasDone(ctx, id);
  const waiting = isDone ? [] : await ctx.db.findBy(ManifestEntry, waitingOn(tripId));
  const personIds = waiting.map(({ personId }) => personId);
  const clearances = await clearancesOf(ctx, tripId, personIds);
  return once(ctx, { id, kind: "lockManifest" }, async (tx) => {
    const set = { delayedFrom: null };
    await takeStep(tx, Trip, TRIP_STATES, { id: tripId, to: "MANIFEST_LOCKED", set });
    const entries = await tx.find(ManifestEntry, {
      where: waitingOn(tripId),
      order: { occurredAt: "ASC", id: "ASC" },
    });
    const judged = entries.map((entry) => ({ entry, clearance: clearances.get(entry.personId) ?? UNVERIFIED }));
    const held = judged.filter(({ clearance }) => !clearance.isCleared);
    await freeSeats(tx, tripId, held.filter(({ entry }) => hasSeat(entry)).length);
    for (const { entry, clearance } of held) await hold(tx, entry, blockersOf(clearance));
    let cleared = 0;
    for (const { entry, clearance } of judged) {
      if (clearance.isCleared && (await clear(tx, entry, clearance, ctx.clock.now()))) cleared++;
    }
    return { cleared, held: entries.length - cleared };
  });
}

const waitingOn = (tripId: string) => ({ tripId, status: In([NOMINATED, HELD, CLEARED]) });

const blockersOf = (clearance: Clearance): BoardingBlocker[] => (clearance.isCleared ? [] : clearance.blockers);

async function hold(tx: EntityManager, { id, status }: ManifestEntry, heldCodes: BoardingBlocker[]): Promise<void> {
  const set = { heldCodes, seat: null, clearedAt: null };
  if (status === HELD) await tx.update(ManifestEntry, { id }, set);
  else await takeStep(tx, ManifestEntry, ENTRY_STATES, { id, to: HELD, set });
}

/** False for somebody who was held and for whom there is no seat any more. */
async function clear(
  tx: EntityManager,
  entry: ManifestEntry,
  { evidence }: Clearance & { isCleared: true },
  clearedAt: Date,
): Promise<boolean> {
  const { id, tripId, status } = entry;
  if (status === HELD && !(await takeSeats(tx, tripId, 1))) {
    await tx.update(ManifestEntry, { id }, { heldCodes: [BoardingBlocker.NO_SEAT] });
    return false;
  }
  const set = { heldCodes: [], clearedAt, evidence, ...(status === HELD && { seat: await nextSeat(tx, tripId) }) };
  if (status === CLEARED) await tx.update(ManifestEntry, { id }, set);
  else await takeStep(tx, ManifestEntry, ENTRY_STATES, { id, to: CLEARED, set });
  return true;
}
