import { randomUUID } from "node:crypto";
import { Semaphore } from "async-mutex";
import { In, IsNull, Not, type EntityManager } from "typeorm";
import { once, wasDone } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError, type HubErrorCode } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { post } from "#kit/outbox/post";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { takeStep } from "#kit/states";
import type { Viewer } from "#kit/viewer";
import { writtenBy, type Stamp } from "#kit/written";
import { assertIds, givenReason } from "#kit/input";
import { ReturnCase } from "../return/return.entity";
import { RETURN_CASE_STATES } from "../return/return.rules";
import type { Trip } from "../trip/trip.entity";
import { TripPurpose, type TripStatus } from "../trip/trip.enums";
import { holdTrip, takeSeats, visibleTrip } from "../trip/trip.writes";
import { ManifestEntry } from "./manifest.entity";
import { ManifestEntryStatus } from "./manifest.enums";
import { tieTold } from "./manifest.letters";
import type { NominateInput } from "./nominate.inputs";
import { groupsOf, obstacleTo, seatsLeft, type NominationFacts, type Nominee } from "./nominate.rules";

const MOST_PEOPLE = 100;
const NOMINATING: readonly `${TripStatus}`[] = ["PLANNED", "OPEN", "DELAYED"];

export interface Nomination {
  stamp: Stamp;
  apartReason: string | null;
  viewer: Viewer;
}

export interface Nominated {
  entryIds: string[];
  refused: { personId: string; code: HubErrorCode }[];
  [name: string]: unknown;
}

/**
 * So many are at it at a time in this process: of a thousand who ask for the last seats, those who come after the last one
 * was taken see that at once, and need not try.
 */
const atTheCounter = new Semaphore(8);

/**
 * Gives seats to people, each household whole or not at all. Throws NOT_FOUND, STATE_INVALID, INPUT_INVALID; and where
 * nobody could be nominated, why the first could not.
 */
export function nominate(input: NominateInput, ctx: Context): Promise<Nominated> {
  const { id, tripId, people } = input;
  assertNominees("people", people);
  const apartReason = input.apartReason ? givenReason("apartReason", input.apartReason) : null;
  const nomination = { stamp: writtenBy(ctx, input.occurredAt), apartReason, viewer: ctx.viewer };
  return atTheCounter.runExclusive(async () => {
    const trip = await visibleTrip(ctx, tripId);
    if (isFull(trip) && !(await wasDone(ctx, id))) throw new HubError("TRIP_FULL");
    return once(ctx, { id, kind: "nominate" }, async (tx) => {
      const outcome = await seat(tx, await holdTrip(tx, tripId, NOMINATING), people, nomination);
      const [first] = outcome.refused;
      if (first && outcome.entryIds.length === 0) throw new HubError(first.code);
      return outcome;
    });
  });
}

const isFull = ({ status, seats, seatsTaken }: Trip): boolean => NOMINATING.includes(status) && seatsTaken >= seats;

export function assertNominees(field: string, people: readonly Nominee[]): void {
  const ids = people.map(({ personId }) => personId);
  assertIds(field, ids, 1, MOST_PEOPLE);
  for (const { householdId } of people) if (householdId) assertId(`input.${field}.householdId`, householdId);
}

/** Puts on a trip that is held those against whom nothing stands, as far as there are seats. */
export async function seat(
  tx: EntityManager,
  trip: Trip,
  people: readonly Nominee[],
  nomination: Nomination,
): Promise<Nominated> {
  await assertNotErased(
    tx,
    people.map(({ personId }) => personId),
  );
  const { facts, cases } = await knownOf(tx, trip, people, nomination);
  const [seated, refused]: [Nominee[], Nominated["refused"]] = [[], []];
  for (const group of groupsOf(people)) {
    const obstacle = obstacleTo(group, facts);
    const code = obstacle ?? ((await takeSeats(tx, trip.id, group.length)) ? null : "TRIP_FULL");
    if (code === null) seated.push(...group);
    else refused.push(...group.map(({ personId }) => ({ personId, code })));
  }
  const entries = await writeEntries(tx, trip, seated, nomination, facts);
  const booked = { to: "BOOKED", set: { tripId: trip.id, changedAt: nomination.stamp.recordedAt } } as const;
  for (const { personId } of seated) {
    const own = cases.get(personId);
    if (own) await takeStep(tx, ReturnCase, RETURN_CASE_STATES, { id: own.id, ...booked });
  }
  await post(
    tx,
    entries.map((entry) => tieTold(entry, trip, null)),
  );
  return { entryIds: entries.map(({ id }) => id), refused };
}

async function knownOf(tx: EntityManager, trip: Trip, people: readonly Nominee[], nomination: Nomination) {
  const ids = people.map(({ personId }) => personId);
  const households = people.flatMap(({ householdId }) => householdId ?? []);
  const live = await tx.findBy(ManifestEntry, { livePersonId: In(ids) });
  const relatives =
    households.length > 0
      ? await tx.findBy(ManifestEntry, {
          ...{ householdId: In(households), tripId: Not(trip.id), livePersonId: Not(IsNull()) },
        })
      : [];
  const { operations } = nomination.viewer;
  const unseen = live.filter((one) => operations.length > 0 && !operations.includes(one.operationCode));
  const cases = trip.purpose === TripPurpose.RETURN ? await latestCases(tx, ids) : new Map<string, ReturnCase>();
  const facts: NominationFacts = {
    elsewhere: new Set(unseen.map(({ personId }) => personId)),
    live: new Set(live.map(({ personId }) => personId)),
    parted: new Set(relatives.flatMap(({ householdId }) => householdId ?? [])),
    hasApartReason: nomination.apartReason !== null,
    returns:
      trip.purpose === TripPurpose.RETURN
        ? new Map([...cases].map(([personId, { status }]) => [personId, status]))
        : null,
  };
  return { facts, cases };
}

async function latestCases(tx: EntityManager, personIds: readonly string[]): Promise<Map<string, ReturnCase>> {
  const order = { occurredAt: "ASC", id: "ASC" } as const;
  const cases = await tx.find(ReturnCase, { where: { personId: In([...personIds]) }, order });
  return new Map(cases.map((one) => [one.personId, one]));
}

/** Throws ALREADY_ON_MANIFEST where somebody was put on another manifest at the same time. */
async function writeEntries(
  tx: EntityManager,
  trip: Trip,
  seated: readonly Nominee[],
  { stamp, apartReason }: Nomination,
  { parted }: NominationFacts,
): Promise<ManifestEntry[]> {
  const taken = await tx.find(ManifestEntry, {
    select: { seat: true },
    where: { tripId: trip.id, seat: Not(IsNull()) },
  });
  const seats = seatsLeft(new Set(taken.flatMap((entry) => entry.seat ?? [])), seated.length);
  const ids = seated.map(() => randomUUID());
  const rows = seated.map(({ personId, householdId = null }, index): Partial<ManifestEntry> => ({
    ...{ id: ids[index] ?? "", operationCode: trip.operationCode, ...stamp, tripId: trip.id, personId },
    ...{ livePersonId: personId, householdId, purpose: trip.purpose, status: ManifestEntryStatus.NOMINATED },
    ...{ destinationCountryCode: trip.destinationCountryCode, heldCodes: [], seat: seats[index] ?? null },
    apartReason: householdId && parted.has(householdId) ? apartReason : null,
  }));
  await insertRows(tx, ManifestEntry, rows);
  const written = await tx.findBy(ManifestEntry, { id: In(ids) });
  if (written.length < ids.length) throw new HubError("ALREADY_ON_MANIFEST");
  return ids.flatMap((id) => written.find((entry) => entry.id === id) ?? []);
}
