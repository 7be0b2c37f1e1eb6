import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { documentsByPerson } from "../document/document.loaders";
import type { ManifestEntry } from "../manifest/manifest.entity";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { entriesByPerson } from "../manifest/manifest.loaders";
import { hasSeat, isLive } from "../manifest/manifest.rules";
import { requireOperation } from "../operation/operation.loaders";
import type { Person } from "../person/person.stub";
import { ReturnCase } from "../return/return.entity";
import { isStopped } from "../return/return.rules";
import type { Trip } from "../trip/trip.entity";
import { TripPurpose } from "../trip/trip.enums";
import { tripById } from "../trip/trip.loaders";
import { isTripLive, seatsFreeOf } from "../trip/trip.rules";
import { BoardingBlocker } from "./clearance.enums";
import type { OwnFacts } from "./clearance.rules";

/** What transport knows of each of these people and one trip; null where there is no such trip. One statement a table. */
export async function ownFactsOfEach(people: Person[], tripId: string, ctx: Context): Promise<OwnFacts[] | null> {
  const entriesOf = await entriesByIds(people, ctx);
  const heldOn = [...entriesOf.values()].flat().filter(isOnHold);
  const trips = tripById(ctx);
  const [trip, ...others] = await Promise.all([trips.load(tripId), ...heldOn.map((entry) => trips.load(entry.tripId))]);
  if (!trip) return null;
  const [documentsOf, { timeZone }, stopped] = await Promise.all([
    documentsOfEach(people, trip, ctx),
    requireOperation(ctx, trip.operationCode),
    stoppedReturnsOf(people, trip, ctx),
  ]);
  const notOver = new Set(others.flatMap((one) => (one && isTripLive(one) ? [one.id] : [])));
  const isAboard = (personId: string): boolean =>
    (entriesOf.get(personId) ?? []).some((entry) => entry.tripId === tripId && isLive(entry));
  const { mode, departsAt, arrivesAt, crossesBorder, destinationShelterId } = trip;
  return people.map(({ id, caregivers }, index) => {
    const own = entriesOf.get(id) ?? [];
    return {
      trip: { mode, departsAt, crossesBorder, destinationShelterId, arrivesOn: dayOf(arrivesAt, timeZone) },
      hasSeat: isSeated(own, trip),
      isHeld: own.some((entry) => isOnHold(entry) && notOver.has(entry.tripId)),
      documents: documentsOf[index] ?? [],
      isReturnStopped: stopped.has(id),
      caregiversAboard: new Set((caregivers ?? []).map((caregiver) => caregiver.id).filter(isAboard)),
      now: ctx.clock.now(),
    };
  });
}

/** The entries of these people and of their caregivers, by person. */
async function entriesByIds(people: Person[], ctx: Context): Promise<Map<string, ManifestEntry[]>> {
  const ids = people.flatMap(({ id, caregivers }) => [id, ...(caregivers ?? []).map((caregiver) => caregiver.id)]);
  const loader = entriesByPerson(ctx);
  return new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await loader.load(id)] as const)));
}

async function documentsOfEach(people: Person[], { crossesBorder }: Trip, ctx: Context) {
  if (!crossesBorder) return [];
  const loader = documentsByPerson(ctx);
  return Promise.all(people.map(({ id }) => loader.load(id)));
}

/**
 * Of these people, on a trip home, those who do not return after all or not now. Judged from every row, so that the
 * stop list says the same to all who may read it; what leaves here is a yes or no.
 */
async function stoppedReturnsOf(people: Person[], { purpose }: Trip, { figures }: Context): Promise<Set<string>> {
  if (purpose !== TripPurpose.RETURN || people.length === 0) return new Set();
  const cases = await figures
    .createQueryBuilder(ReturnCase, "one")
    .where("one.personId IN (:...ids)", { ids: people.map(({ id }) => id) })
    .orderBy({ "one.occurredAt": "ASC", "one.id": "ASC" })
    .getMany();
  // Of several of one person the last counts.
  const latest = new Map(cases.map(({ personId, status }) => [personId, status]));
  return new Set([...latest].flatMap(([personId, status]) => (isStopped(status) ? [personId] : [])));
}

const isOnHold = ({ status, heldCodes }: ManifestEntry): boolean =>
  status === ManifestEntryStatus.HELD && heldCodes.includes(BoardingBlocker.HOLD);

/** A seat of one's own or one that is left; no trip has seats any more once it is over or cancelled. */
const isSeated = (own: ManifestEntry[], trip: Trip): boolean =>
  isTripLive(trip) && (seatsFreeOf(trip) > 0 || own.some((entry) => entry.tripId === trip.id && hasSeat(entry)));
