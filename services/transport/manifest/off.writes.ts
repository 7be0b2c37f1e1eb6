// How people come off a trip that has not left: their seats, returns and ties, and who must know.
import { In, type EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import { post } from "#kit/outbox/post";
import { takeStep } from "#kit/states";
import { ReturnCase } from "../return/return.entity";
import { ReturnCaseStatus } from "../return/return.enums";
import { RETURN_CASE_STATES } from "../return/return.rules";
import type { Trip } from "../trip/trip.entity";
import { freeSeats } from "../trip/trip.writes";
import { ManifestEntry } from "./manifest.entity";
import { ManifestEntryStatus } from "./manifest.enums";
import { arrivalTold, tieTold } from "./manifest.letters";
import { ENTRY_STATES, hasSeat, leftAlone } from "./manifest.rules";

export interface Leaving {
  to: "DECLINED" | "OFFLOADED" | "NO_SHOW";
  reason: string | null;
  at: Date;
  /** Whether minors who travel because one of these does come off with them. */
  together: boolean;
}

/**
 * Takes these people off a trip that is held, and answers the ids of all entries that are off. Throws MINOR_LEFT_ALONE
 * where a minor who rests on them would stay behind alone, and STATE_INVALID where one of them is not on it any more.
 */
export async function takeOff(
  tx: EntityManager,
  { trip, manifest }: { trip: Trip; manifest: readonly ManifestEntry[] },
  entries: readonly ManifestEntry[],
  { to, reason: offReason, at, together }: Leaving,
): Promise<string[]> {
  const alone = leftAlone(
    manifest,
    entries.map(({ id }) => id),
  );
  if (alone.length > 0 && !together) {
    throw new HubError("MINOR_LEFT_ALONE", undefined, { personIds: alone.map(({ personId }) => personId) });
  }
  const off = [...entries, ...alone];
  const set = { livePersonId: null, seat: null, offReason };
  for (const { id } of entries) await takeStep(tx, ManifestEntry, ENTRY_STATES, { id, to, set });
  for (const { id } of alone) await takeStep(tx, ManifestEntry, ENTRY_STATES, { id, to: "OFFLOADED", set });
  await giveBackReturns(tx, trip, off, at);
  await post(
    tx,
    off.flatMap((entry) => [
      ...(entry.status === ManifestEntryStatus.BOARDED ? [arrivalTold(entry, null, at)] : []),
      tieTold(entry, trip, at),
    ]),
  );
  await freeSeats(tx, trip.id, off.filter(hasSeat).length);
  return off.map(({ id }) => id);
}

/** Returns that were booked on this trip wait for another one. */
async function giveBackReturns(
  tx: EntityManager,
  { id: tripId }: Trip,
  off: readonly ManifestEntry[],
  changedAt: Date,
): Promise<void> {
  const personId = In(off.map((entry) => entry.personId));
  const booked = await tx.findBy(ReturnCase, { personId, tripId, status: ReturnCaseStatus.BOOKED });
  const set = { tripId: null, changedAt };
  for (const { id } of booked) await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to: "DOCS_READY", set });
}
