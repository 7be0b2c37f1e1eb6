// Figures, counted by the database: one grouped statement each for however many operations, from one index.
import DataLoader from "dataloader";
import type { Figures } from "#kit/context";
import { manyEach, perRequest } from "#kit/loader";
import { ManifestEntry } from "../manifest/manifest.entity";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { ARRIVED_ENTRIES } from "../manifest/manifest.rules";
import { ReturnCase } from "../return/return.entity";
import type { ReturnCaseStatus } from "../return/return.enums";
import { Trip } from "../trip/trip.entity";
import { TripPurpose, type TripStatus } from "../trip/trip.enums";
import { LIVE_TRIPS } from "../trip/trip.rules";

interface Row {
  operation: string;
  /** A string on one engine, a number on the other. */
  count: number | string;
}

/** One list of rows for each operation, from one statement. */
function figures<R extends Row>(count: (figures: Figures, codes: readonly string[]) => Promise<R[]>) {
  return perRequest(
    (ctx) =>
      new DataLoader<string, (R & { count: number })[]>(async (codes) => {
        const rows = (await count(ctx.figures, codes)).map((row) => ({ ...row, count: Number(row.count) }));
        return manyEach(codes, rows, ({ operation }) => operation);
      }),
  );
}

export const tripsByStatus = figures((all, codes) =>
  all
    .createQueryBuilder(Trip, "trip")
    .select("trip.operationCode", "operation")
    .addSelect("trip.status", "status")
    .addSelect("COUNT(*)", "count")
    .where("trip.operationCode IN (:...codes)", { codes })
    .groupBy("trip.operationCode")
    .addGroupBy("trip.status")
    .getRawMany<Row & { status: TripStatus }>(),
);

/** People, each once, who got out at the destination of a trip of each purpose. */
export const arrivedByPurpose = figures((all, codes) =>
  all
    .createQueryBuilder(ManifestEntry, "entry")
    .select("entry.operationCode", "operation")
    .addSelect("entry.purpose", "purpose")
    .addSelect("COUNT(DISTINCT entry.personId)", "count")
    .where("entry.operationCode IN (:...codes)", { codes })
    .andWhere("entry.purpose IN (:...purposes)", { purposes: Object.values(TripPurpose) })
    .andWhere("entry.status IN (:...arrived)", { arrived: ARRIVED_ENTRIES })
    .groupBy("entry.operationCode")
    .addGroupBy("entry.purpose")
    .getRawMany<Row & { purpose: TripPurpose }>(),
);

/** People, each once in a country, who returned to it; the largest figure first. */
export const returnedByCountry = figures((all, codes) =>
  all
    .createQueryBuilder(ManifestEntry, "entry")
    .select("entry.operationCode", "operation")
    .addSelect("entry.destinationCountryCode", "country")
    .addSelect("COUNT(DISTINCT entry.personId)", "count")
    .where("entry.operationCode IN (:...codes)", { codes })
    .andWhere("entry.purpose = :purpose", { purpose: TripPurpose.RETURN })
    .andWhere("entry.status IN (:...arrived)", { arrived: ARRIVED_ENTRIES })
    .groupBy("entry.operationCode")
    .addGroupBy("entry.destinationCountryCode")
    .orderBy("count", "DESC")
    .addOrderBy("country", "ASC")
    .getRawMany<Row & { country: string }>(),
);

/** Entries on trips that are not over, which are few, by where trip and entry stand. */
export const entriesOnLiveTrips = figures((all, codes) =>
  all
    .createQueryBuilder(Trip, "trip")
    .innerJoin(ManifestEntry, "entry", "entry.tripId = trip.id")
    .select("trip.operationCode", "operation")
    .addSelect("trip.status", "tripStatus")
    .addSelect("entry.status", "status")
    .addSelect("COUNT(*)", "count")
    .where("trip.operationCode IN (:...codes)", { codes })
    .andWhere("trip.status IN (:...live)", { live: LIVE_TRIPS })
    .groupBy("trip.operationCode")
    .addGroupBy("trip.status")
    .addGroupBy("entry.status")
    .getRawMany<Row & { tripStatus: TripStatus; status: ManifestEntryStatus }>(),
);

export const missingAtArrival = figures((all, codes) =>
  all
    .createQueryBuilder(ManifestEntry, "entry")
    .select("entry.operationCode", "operation")
    .addSelect("COUNT(DISTINCT entry.personId)", "count")
    .where("entry.operationCode IN (:...codes)", { codes })
    .andWhere("entry.purpose IN (:...purposes)", { purposes: Object.values(TripPurpose) })
    .andWhere("entry.status = :missing", { missing: ManifestEntryStatus.MISSING_AT_ARRIVAL })
    .groupBy("entry.operationCode")
    .getRawMany<Row>(),
);

export const casesByStatus = figures((all, codes) =>
  all
    .createQueryBuilder(ReturnCase, "returnCase")
    .select("returnCase.operationCode", "operation")
    .addSelect("returnCase.status", "status")
    .addSelect("COUNT(*)", "count")
    .where("returnCase.operationCode IN (:...codes)", { codes })
    .groupBy("returnCase.operationCode")
    .addGroupBy("returnCase.status")
    .getRawMany<Row & { status: ReturnCaseStatus }>(),
);
