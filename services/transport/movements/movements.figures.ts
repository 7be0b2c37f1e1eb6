// The figures on movements that count people, as they are and as they are told.
import type { Role } from "#kit/access/roles";
import type { Context } from "#kit/context";
import { Family } from "#kit/suppression/family";
import { hiddenFigures } from "#kit/suppression/hidden";
import { THRESHOLDS } from "#kit/suppression/threshold";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { ReturnCaseStatus } from "../return/return.enums";
import { TripPurpose, TripStatus } from "../trip/trip.enums";
import {
  arrivedByPurpose,
  casesByStatus,
  entriesOnLiveTrips,
  missingAtArrival,
  returnedByCountry,
} from "./movements.loaders";

/** Who is told every number of people. */
const EXACT: readonly Role[] = ["iom-registrar", "transport-officer"];

const sumOf = <R extends { count: number }>(rows: readonly R[], isCounted: (row: R) => boolean = () => true): number =>
  rows.filter(isCounted).reduce((sum, { count }) => sum + count, 0);

type Count = (ctx: Context, code: string) => Promise<number>;

const arrivedOn =
  (purpose: TripPurpose): Count =>
  async (ctx, code) =>
    sumOf(await arrivedByPurpose(ctx).load(code), (row) => row.purpose === purpose);

const onLiveTrips =
  (status: ManifestEntryStatus, tripStatus?: TripStatus): Count =>
  async (ctx, code) =>
    sumOf(
      await entriesOnLiveTrips(ctx).load(code),
      (row) => row.status === status && (tripStatus === undefined || row.tripStatus === tripStatus),
    );

/** How each figure of people is counted. */
export const COUNTS = {
  transportedOnward: arrivedOn(TripPurpose.ONWARD),
  returned: arrivedOn(TripPurpose.RETURN),
  inTransit: onLiveTrips(ManifestEntryStatus.BOARDED, TripStatus.DEPARTED),
  heldNow: onLiveTrips(ManifestEntryStatus.HELD),
  nominated: onLiveTrips(ManifestEntryStatus.NOMINATED),
  missingAtArrival: async (ctx, code) => sumOf(await missingAtArrival(ctx).load(code)),
} satisfies Record<string, Count>;

export type CountName = keyof typeof COUNTS;

export const NAMES = Object.keys(COUNTS) as CountName[];

/** The names of single figures, of countries and of states of return cases that are hidden from the viewer. */
export const hiddenMovements = hiddenFigures(EXACT, familyOf);

async function familyOf(ctx: Context, code: string): Promise<Family> {
  const [counts, countries, cases] = await Promise.all([
    Promise.all(NAMES.map((name) => COUNTS[name](ctx, code))),
    returnedByCountry(ctx).load(code),
    casesByStatus(ctx).load(code),
  ]);
  const family = new Family();
  for (const [index, name] of NAMES.entries()) family.people(name, counts[index] ?? 0);
  family.sum(
    "returned",
    countries.map(({ country, count }) => family.people(country, count)),
  );
  // How many cases there are is not told, but not hard to guess.
  const all = family.people("all cases", sumOf(cases));
  family.sum(
    all,
    cases.map(({ status, count }) => family.people(status, count)),
  );
  const over = [ReturnCaseStatus.ARRIVED, ReturnCaseStatus.CLOSED];
  const isNear =
    Math.abs(over.reduce((sum, one) => sum + family.countOf(one), 0) - family.countOf("returned")) < THRESHOLDS.public;
  if (isNear) family.sum("returned", over);
  return family;
}
