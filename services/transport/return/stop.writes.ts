// What stops a return, and lets it go on. A trip's row is taken before a case's, as by every act on a manifest.
import type { EntityManager } from "typeorm";
import { once, wasDone } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import { manifestOf } from "../manifest/entry.writes";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { isLive } from "../manifest/manifest.rules";
import { takeOff, type Leaving } from "../manifest/off.writes";
import { givenReason } from "#kit/input";
import { AHEAD } from "../trip/trip.rules";
import { holdTrip } from "../trip/trip.writes";
import { actOnCase, heldCase, refuse, visibleCase } from "./case.writes";
import { ReturnCase } from "./return.entity";
import { ReturnCaseStatus } from "./return.enums";
import { BEFORE_BOOKING, RETURN_CASE_STATES } from "./return.rules";
import { returneeOf } from "./returnee";
import { assertMayReturn } from "./returnee.rules";
import type { ResumeReturnInput, SuspendReturnInput, WithdrawReturnInput } from "./stop.inputs";

export interface Stopped {
  /** Places on trips that are free with this. */
  entryIds: string[];
  [name: string]: unknown;
}

/** Throws REASON_MISSING; STATE_INVALID also once the trip has left; MINOR_LEFT_ALONE. */
export function suspendReturn(input: SuspendReturnInput, ctx: Context): Promise<Stopped> {
  const stopReason = givenReason("reason", input.reason);
  return stop(input, ctx, { kind: "suspendReturn", states: BEFORE_BOOKING, off: "OFFLOADED" }, (held) => ({
    to: ReturnCaseStatus.SUSPENDED,
    set: { stopReason, suspendedFrom: held.status },
  }));
}

/** Until the trip leaves, whoever else acts at that moment. Nobody has to say why. Throws as `suspendReturn`. */
export function withdrawReturn(input: WithdrawReturnInput, ctx: Context): Promise<Stopped> {
  const stopReason = input.reason ? givenReason("reason", input.reason) : null;
  const act = { kind: "withdrawReturn", states: [...BEFORE_BOOKING, "SUSPENDED"], off: "DECLINED" } as const;
  return stop(input, ctx, act, () => ({
    to: ReturnCaseStatus.WITHDRAWN,
    set: { stopReason, suspendedFrom: null, livePersonId: null },
  }));
}

interface StopAct {
  kind: string;
  states: readonly `${ReturnCaseStatus}`[];
  off: Leaving["to"];
}

async function stop(
  input: SuspendReturnInput | WithdrawReturnInput,
  ctx: Context,
  { kind, states, off }: StopAct,
  stepOf: (held: ReturnCase) => { to: ReturnCaseStatus; set: Partial<ReturnCase> },
): Promise<Stopped> {
  const { id, returnCaseId, together } = input;
  const { personId } = await visibleCase(ctx, returnCaseId);
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  return once(ctx, { id, kind }, async (tx) => {
    await assertNotErased(tx, [personId]);
    // The reason of a return's end is not one for the manifest, which more people read.
    const leaving: Leaving = { to: off, reason: null, at, together };
    const entryIds: string[] = [];
    let held = await heldCase(tx, returnCaseId, states);
    // Whoever comes off may be put on another trip before the case is held: once more is enough, or the desk asks again.
    for (let tries = 0; !held && tries < 2; tries++) {
      entryIds.push(...(await comeOff(tx, returnCaseId, leaving)));
      held = await heldCase(tx, returnCaseId, states);
    }
    const { to, set } = stepOf(held ?? refuse(await tx.findOneBy(ReturnCase, { id: returnCaseId })));
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id: returnCaseId, to, set: { changedAt: at, ...set } });
    return { entryIds };
  });
}

/** Gives back the place of a return that is BOOKED on a trip which has not left, and answers the entries that are off. */
async function comeOff(tx: EntityManager, id: string, leaving: Leaving): Promise<string[]> {
  const booked = await tx.findOneBy(ReturnCase, { id });
  if (booked?.status !== ReturnCaseStatus.BOOKED) return [];
  const { personId, tripId } = booked;
  if (tripId !== null) {
    const trip = await holdTrip(tx, tripId, AHEAD);
    const manifest = await manifestOf(tx, tripId);
    const entry = manifest.find((one) => one.personId === personId && isLive(one));
    // Who is on board is taken off: they are to be checked in again where they slept.
    const to = entry?.status === ManifestEntryStatus.BOARDED ? "OFFLOADED" : leaving.to;
    if (entry) return takeOff(tx, { trip, manifest }, [entry], { ...leaving, to });
  }
  const set = { tripId: null, changedAt: leaving.at };
  await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to: "DOCS_READY", from: ["BOOKED"], set });
  return [];
}

/** To the state it had. Throws RETURN_BARRED where a fear was voiced meanwhile, and UNVERIFIABLE. */
export async function resumeReturn(input: ResumeReturnInput, ctx: Context): Promise<void> {
  const { personId } = await visibleCase(ctx, input.returnCaseId);
  const { occurredAt: at } = writtenBy(ctx, input.occurredAt);
  if (!(await wasDone(ctx, input.id))) assertMayReturn(await returneeOf(ctx, personId));
  await actOnCase(ctx, input, { kind: "resumeReturn", states: ["SUSPENDED"] }, async (tx, { id, suspendedFrom }) => {
    const set = { changedAt: at, suspendedFrom: null };
    const to = suspendedFrom ?? ReturnCaseStatus.REQUESTED;
    await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id, to, from: ["SUSPENDED"], set });
  });
}
