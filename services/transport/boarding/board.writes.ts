// Boarding: the hub is asked outside of the transaction, and within it nothing may have changed that the answer rests on.
import { IsNull, Not, type EntityManager } from "typeorm";
import { once, wasDone } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError, type HubErrorCode } from "#kit/errors";
import { post } from "#kit/outbox/post";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { takeStep } from "#kit/states";
import { writtenBy } from "#kit/written";
import type { BoardingEvidence } from "../clearance/boarding-evidence.entity";
import { BoardingBlocker } from "../clearance/clearance.enums";
import { manifestOf } from "../manifest/entry.writes";
import { ManifestEntry } from "../manifest/manifest.entity";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { boardingTold } from "../manifest/manifest.letters";
import { ENTRY_STATES, isLive, isOff, leftAlone } from "../manifest/manifest.rules";
import { seatsLeft } from "../manifest/nominate.rules";
import { assertIds } from "#kit/input";
import { holdTrip, takeSeats, visibleTrip } from "../trip/trip.writes";
import type { BoardInput, BoardManyInput } from "./boarding.inputs";
import { clearancesOf, MOST_AT_ONCE, UNVERIFIED, type Clearance } from "./clearances";

interface Refusal {
  code: HubErrorCode;
  blockers: BoardingBlocker[];
  state?: string;
}

/**
 * Throws NOT_CLEARED_TO_BOARD with `extensions.blockers`, NOT_FOUND for somebody who is not on the manifest, and
 * STATE_INVALID for a trip that does not board, or somebody who is off it or on board already.
 */
export async function board(input: BoardInput, ctx: Context): Promise<{ entryId: string }> {
  const { id, tripId, personId } = input;
  assertId("input.personId", personId);
  return boarding(
    ctx,
    { id, tripId, kind: "board", personIds: [personId], occurredAt: input.occurredAt },
    (outcomes) => {
      const [{ entryId, refusal } = { entryId: "", refusal: null }] = outcomes;
      if (!refusal) return { entryId };
      const { code, ...extensions } = refusal;
      throw new HubError(code, undefined, { ...extensions });
    },
  );
}

interface Boarded {
  entryIds: string[];
  refused: { personId: string; code: string; blockers: BoardingBlocker[] }[];
  [name: string]: unknown;
}

/** Each of them gets in or is refused; the hub is asked once for all. */
export async function boardMany(input: BoardManyInput, ctx: Context): Promise<Boarded> {
  assertIds("personIds", input.personIds, 1, MOST_AT_ONCE);
  const { id, tripId, personIds, occurredAt } = input;
  return boarding(ctx, { id, tripId, personIds, occurredAt, kind: "boardMany" }, (outcomes) => ({
    entryIds: outcomes.flatMap(({ entryId, refusal }) => (refusal ? [] : [entryId])),
    refused: outcomes.flatMap(({ personId, refusal }) =>
      refusal ? [{ personId, code: refusal.code, blockers: refusal.blockers }] : [],
    ),
  }));
}

interface Act {
  id: string;
  tripId: string;
  kind: string;
  personIds: string[];
  occurredAt?: Date | null | undefined;
}

interface BoardingOutcome {
  personId: string;
  entryId: string;
  refusal: Refusal | null;
}

async function boarding<T extends Readonly<Record<string, unknown>>>(
  ctx: Context,
  { id, tripId, kind, personIds, occurredAt }: Act,
  outcomeOf: (outcomes: BoardingOutcome[]) => T,
): Promise<T> {
  await visibleTrip(ctx, tripId);
  const { occurredAt: at } = writtenBy(ctx, occurredAt);
  // What was done is answered as it was, also while another agency is away.
  const clearances = (await wasDone(ctx, id))
    ? new Map<string, Clearance>()
    : await clearancesOf(ctx, tripId, personIds);
  return once(ctx, { id, kind }, async (tx) => {
    await holdTrip(tx, tripId, ["BOARDING"]);
    await assertNotErased(tx, personIds);
    const manifest = await manifestOf(tx, tripId);
    const outcomes: BoardingOutcome[] = [];
    for (const personId of personIds) {
      const own = manifest.filter((entry) => entry.personId === personId);
      const entry = own.find((one) => !isOff(one)) ?? own.at(-1);
      const clearance = clearances.get(personId) ?? UNVERIFIED;
      const refusal = await getIn(tx, { manifest, entry, clearance, at });
      outcomes.push({ personId, entryId: entry?.id ?? "", refusal });
    }
    return outcomeOf(outcomes);
  });
}

interface GettingIn {
  manifest: readonly ManifestEntry[];
  entry: ManifestEntry | undefined;
  clearance: Clearance;
  at: Date;
}

/** Puts one person on board; null, or why not. */
async function getIn(tx: EntityManager, { manifest, entry, clearance, at }: GettingIn): Promise<Refusal | null> {
  if (!entry) return { code: "NOT_FOUND", blockers: [] };
  const status: Status = entry.status;
  if (!isLive(entry) || status === "BOARDED") return { code: "STATE_INVALID", blockers: [], state: status };
  if (!clearance.isCleared) return notCleared(clearance.blockers);
  if (isAlone(entry, manifest, clearance.evidence)) return notCleared([BoardingBlocker.CHILD_PROTECTION]);
  return takeOnBoard(tx, entry, clearance.evidence, at);
}

type Status = `${ManifestEntryStatus}`;

async function takeOnBoard(
  tx: EntityManager,
  entry: ManifestEntry,
  evidence: BoardingEvidence,
  at: Date,
): Promise<Refusal | null> {
  const { id, tripId } = entry;
  const status: Status = entry.status;
  const isHeld = status === "HELD";
  if (isHeld && !(await takeSeats(tx, tripId, 1))) return notCleared([BoardingBlocker.NO_SEAT]);
  const seat = isHeld ? await nextSeat(tx, tripId) : entry.seat;
  const cleared = { heldCodes: [], seat, clearedAt: at, evidence };
  if (status === "CLEARED") await tx.update(ManifestEntry, { id }, cleared);
  else await takeStep(tx, ManifestEntry, ENTRY_STATES, { id, to: "CLEARED", set: cleared });
  await takeStep(tx, ManifestEntry, ENTRY_STATES, { id, to: "BOARDED", set: { boardedAt: at } });
  await post(tx, [boardingTold(entry, at)]);
  return null;
}

/** The caregiver may have come off the trip since the hub was asked. */
function isAlone(entry: ManifestEntry, manifest: readonly ManifestEntry[], evidence: BoardingEvidence): boolean {
  const others = manifest.filter(({ id }) => id !== entry.id);
  const judged = Object.assign(new ManifestEntry(), entry, { status: ManifestEntryStatus.CLEARED, evidence });
  return leftAlone([...others, judged], []).some(({ id }) => id === entry.id);
}

const notCleared = (blockers: BoardingBlocker[]): Refusal => ({ code: "NOT_CLEARED_TO_BOARD", blockers });

/** The lowest seat number that is free, on a trip that is held. */
export async function nextSeat(tx: EntityManager, tripId: string): Promise<string | null> {
  const taken = await tx.find(ManifestEntry, { select: { seat: true }, where: { tripId, seat: Not(IsNull()) } });
  return seatsLeft(new Set(taken.flatMap(({ seat }) => seat ?? [])), 1)[0] ?? null;
}
