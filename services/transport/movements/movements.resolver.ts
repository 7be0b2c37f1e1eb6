import { FieldResolver, Int, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { Operation } from "../operation/operation.entity";
import { countryOf } from "../reference/terms";
import { ReturnCaseStatus } from "../return/return.enums";
import { TripPurpose, TripStatus } from "../trip/trip.enums";
import { Movements, ReturnCasesByStatus, ReturnedByCountry } from "./movements";
import {
  arrivedByPurpose,
  casesByStatus,
  entriesOnLiveTrips,
  missingAtArrival,
  returnedByCountry,
  tripsByStatus,
} from "./movements.loaders";
import { TRIP_FIGURES } from "./movements.rules";

@Resolver(() => Operation)
export class OperationMovementsResolver {
  @FieldResolver(() => Movements, { nullable: true, description: "Who moved on, who returned, who is on the way." })
  movements(@Root() { code }: Operation): Movements {
    return { operation: code };
  }
}

@Resolver(() => Movements)
export class MovementsResolver {
  @BatchField(() => Int, {
    nullable: true,
    description: "Trips that are to leave: PLANNED, OPEN, MANIFEST_LOCKED and DELAYED.",
  })
  tripsPlanned(all: Movements[], ctx: Context): Promise<number[]> {
    return tripsIn(TRIP_FIGURES.planned, all, ctx);
  }

  @BatchField(() => Int, {
    nullable: true,
    description: "Trips under way: BOARDING, DEPARTED, and ARRIVED while people are not handed over.",
  })
  tripsInProgress(all: Movements[], ctx: Context): Promise<number[]> {
    return tripsIn(TRIP_FIGURES.inProgress, all, ctx);
  }

  @BatchField(() => Int, { nullable: true, description: "Trips that are COMPLETED." })
  tripsCompleted(all: Movements[], ctx: Context): Promise<number[]> {
    return tripsIn(TRIP_FIGURES.completed, all, ctx);
  }

  @BatchField(() => Int, { nullable: true, description: "People who arrived on ONWARD trips, each counted once." })
  transportedOnward(all: Movements[], ctx: Context): Promise<number[]> {
    return arrivedOn(TripPurpose.ONWARD, all, ctx);
  }

  @BatchField(() => Int, { nullable: true, description: "People who arrived on RETURN trips, each counted once." })
  returned(all: Movements[], ctx: Context): Promise<number[]> {
    return arrivedOn(TripPurpose.RETURN, all, ctx);
  }

  @BatchField(() => Int, { nullable: true, description: "People who are BOARDED on trips that are DEPARTED." })
  inTransit(all: Movements[], ctx: Context): Promise<number[]> {
    return entriesWhere(
      all,
      ctx,
      ({ status, tripStatus }) => status === ManifestEntryStatus.BOARDED && tripStatus === TripStatus.DEPARTED,
    );
  }

  @BatchField(() => Int, { nullable: true, description: "People who are HELD on trips that are not over." })
  heldNow(all: Movements[], ctx: Context): Promise<number[]> {
    return entriesWhere(all, ctx, ({ status }) => status === ManifestEntryStatus.HELD);
  }

  @BatchField(() => Int, {
    nullable: true,
    description: "People who are NOMINATED on trips that are not over, and not cleared yet.",
  })
  nominated(all: Movements[], ctx: Context): Promise<number[]> {
    return entriesWhere(all, ctx, ({ status }) => status === ManifestEntryStatus.NOMINATED);
  }

  @BatchField(() => Int, { nullable: true, description: "People who boarded and did not arrive: an alarm." })
  async missingAtArrival(all: Movements[], ctx: Context): Promise<number[]> {
    return sums(await rowsOf(missingAtArrival(ctx), all));
  }

  @BatchField(() => [ReturnCasesByStatus], {
    nullable: true,
    description: "Return cases by state, in the order of the states; every state is there.",
  })
  async returnCasesByStatus(all: Movements[], ctx: Context): Promise<ReturnCasesByStatus[][]> {
    const rows = await rowsOf(casesByStatus(ctx), all);
    return rows.map((own) =>
      Object.values(ReturnCaseStatus).map((status) => ({
        status,
        count: own.find((row) => row.status === status)?.count ?? 0,
      })),
    );
  }

  @BatchField(() => [ReturnedByCountry], {
    nullable: true,
    description: "People who returned, by country, the largest figure first.",
  })
  async returnedByCountry(all: Movements[], ctx: Context): Promise<ReturnedByCountry[][]> {
    const rows = await rowsOf(returnedByCountry(ctx), all);
    return rows.map((own) => own.map(({ country, count }) => ({ country: countryOf(country), count })));
  }
}

const rowsOf = <R>(loader: { load: (code: string) => Promise<R[]> }, all: readonly Movements[]): Promise<R[][]> =>
  Promise.all(all.map(({ operation }) => loader.load(operation)));

const sums = (rows: readonly { count: number }[][]): number[] =>
  rows.map((own) => own.reduce((sum, { count }) => sum + count, 0));

async function tripsIn(states: readonly `${TripStatus}`[], all: readonly Movements[], ctx: Context): Promise<number[]> {
  const rows = await rowsOf(tripsByStatus(ctx), all);
  return sums(rows.map((own) => own.filter(({ status }) => states.includes(status))));
}

async function arrivedOn(purpose: TripPurpose, all: readonly Movements[], ctx: Context): Promise<number[]> {
  const rows = await rowsOf(arrivedByPurpose(ctx), all);
  return sums(rows.map((own) => own.filter((row) => row.purpose === purpose)));
}

async function entriesWhere(
  all: readonly Movements[],
  ctx: Context,
  isCounted: (row: { status: ManifestEntryStatus; tripStatus: TripStatus }) => boolean,
): Promise<number[]> {
  const rows = await rowsOf(entriesOnLiveTrips(ctx), all);
  return sums(rows.map((own) => own.filter(isCounted)));
}
