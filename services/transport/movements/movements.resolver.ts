import { FieldResolver, Int, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { Operation } from "../operation/operation.entity";
import { countryOf } from "../reference/terms";
import { ReturnCaseStatus } from "../return/return.enums";
import type { TripStatus } from "../trip/trip.enums";
import { Movements, ReturnCasesByStatus, ReturnedByCountry } from "./movements";
import { COUNTS, hiddenMovements, NAMES, type CountName } from "./movements.figures";
import { casesByStatus, returnedByCountry, tripsByStatus } from "./movements.loaders";
import { TRIP_FIGURES } from "./movements.rules";

const HIDDEN = "Null where `suppressedFigures` names it.";

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

  @BatchField(() => Int, {
    nullable: true,
    description: `People who arrived on ONWARD trips, each counted once. ${HIDDEN}`,
  })
  transportedOnward(all: Movements[], ctx: Context): Promise<(number | null)[]> {
    return told("transportedOnward", all, ctx);
  }

  @BatchField(() => Int, {
    nullable: true,
    description: `People who arrived on RETURN trips, each counted once. ${HIDDEN}`,
  })
  returned(all: Movements[], ctx: Context): Promise<(number | null)[]> {
    return told("returned", all, ctx);
  }

  @BatchField(() => Int, {
    nullable: true,
    description: `People who are BOARDED on trips that are DEPARTED. ${HIDDEN}`,
  })
  inTransit(all: Movements[], ctx: Context): Promise<(number | null)[]> {
    return told("inTransit", all, ctx);
  }

  @BatchField(() => Int, { nullable: true, description: `People who are HELD on trips that are not over. ${HIDDEN}` })
  heldNow(all: Movements[], ctx: Context): Promise<(number | null)[]> {
    return told("heldNow", all, ctx);
  }

  @BatchField(() => Int, {
    nullable: true,
    description: `People who are NOMINATED on trips that are not over, and not cleared yet. ${HIDDEN}`,
  })
  nominated(all: Movements[], ctx: Context): Promise<(number | null)[]> {
    return told("nominated", all, ctx);
  }

  @BatchField(() => Int, {
    nullable: true,
    description: `People who boarded and did not arrive: an alarm. ${HIDDEN}`,
  })
  missingAtArrival(all: Movements[], ctx: Context): Promise<(number | null)[]> {
    return told("missingAtArrival", all, ctx);
  }

  @BatchField(() => [String], {
    nullable: true,
    description: "Names of the figures of this type that are null because so few people are counted, or so few others.",
  })
  async suppressedFigures(all: Movements[], ctx: Context): Promise<string[][]> {
    return (await rowsOf(hiddenMovements(ctx), all)).map((hidden) => NAMES.filter((name) => hidden.has(name)));
  }

  @BatchField(() => [ReturnCasesByStatus], {
    nullable: true,
    description: "Return cases by state, in the order of the states; every state is there.",
  })
  async returnCasesByStatus(all: Movements[], ctx: Context): Promise<ReturnCasesByStatus[][]> {
    const [rows, hidden] = await Promise.all([rowsOf(casesByStatus(ctx), all), rowsOf(hiddenMovements(ctx), all)]);
    return rows.map((own, index) =>
      Object.values(ReturnCaseStatus).map((status) => {
        const isSuppressed = hidden[index]?.has(status) ?? true;
        const count = own.find((row) => row.status === status)?.count ?? 0;
        return { status, count: isSuppressed ? null : count, isSuppressed };
      }),
    );
  }

  @BatchField(() => [ReturnedByCountry], {
    nullable: true,
    description: "People who returned, by country, the largest figure first; hidden ones come last, by code.",
  })
  async returnedByCountry(all: Movements[], ctx: Context): Promise<ReturnedByCountry[][]> {
    const [rows, hidden] = await Promise.all([rowsOf(returnedByCountry(ctx), all), rowsOf(hiddenMovements(ctx), all)]);
    return rows.map((own, index) => {
      const isHidden = ({ country }: { country: string }): boolean => hidden[index]?.has(country) ?? true;
      const last = own.filter(isHidden).sort((a, b) => (a.country < b.country ? -1 : 1));
      return [
        ...own.filter((row) => !isHidden(row)).map((row) => ({ ...row, isSuppressed: false })),
        ...last.map((row) => ({ ...row, count: null, isSuppressed: true })),
      ].map((row) => ({ ...row, country: countryOf(row.country) }));
    });
  }
}

const rowsOf = <R>(loader: { load: (code: string) => Promise<R> }, all: readonly Movements[]): Promise<R[]> =>
  Promise.all(all.map(({ operation }) => loader.load(operation)));

const sums = (rows: readonly { count: number }[][]): number[] =>
  rows.map((own) => own.reduce((sum, { count }) => sum + count, 0));

async function tripsIn(states: readonly `${TripStatus}`[], all: readonly Movements[], ctx: Context): Promise<number[]> {
  const rows = await rowsOf(tripsByStatus(ctx), all);
  return sums(rows.map((own) => own.filter(({ status }) => states.includes(status))));
}

async function told(name: CountName, all: readonly Movements[], ctx: Context): Promise<(number | null)[]> {
  const hidden = await rowsOf(hiddenMovements(ctx), all);
  const counts = await Promise.all(all.map(({ operation }) => COUNTS[name](ctx, operation)));
  return counts.map((count, index) => (hidden[index]?.has(name) === false ? count : null));
}
