import { Args, Directive, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { connectionOf, PageArgs, pageOfEach, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { daysBetween } from "#kit/days";
import { CodedTerm } from "#kit/terms";
import { thresholdFor, toldOf } from "../figures/told";
import { Operation } from "../operation/operation.entity";
import { todayOfEach } from "../operation/operation.loaders";
import { Person } from "../person/person.entity";
import { placeOf } from "../reference/terms";
import { Arrival } from "./arrival.entity";
import { arrivalById, arrivalsByDay, registeredOf } from "./arrival.loaders";
import { ArrivalsOnDay } from "./arrivals-on-day";

const ArrivalConnection = connectionOf(Arrival, "Arrival");
const LATEST_FIRST = { keys: ["occurredAt"], direction: "DESC" } as const;

@Resolver(() => Arrival)
export class ArrivalResolver {
  @FieldResolver(() => CodedTerm, {
    nullable: true,
    description: "The region of the point of entry: an OCHA p-code, e.g. ML08 for Kidal.",
  })
  pointOfEntryRegion(@Root() { pointOfEntryPCode }: Arrival): CodedTerm {
    return placeOf(pointOfEntryPCode);
  }

  @BatchField(() => Int, { nullable: true, description: "How many of them are registered by name." })
  registered(arrivals: Arrival[], { figures }: Context): Promise<number[]> {
    return registeredOf(
      figures,
      arrivals.map(({ id }) => id),
    );
  }
}

@Resolver(() => Operation)
export class OperationArrivalsResolver {
  @BatchField(() => ArrivalConnection, { nullable: true, description: "Arrivals in this operation, latest first." })
  arrivals(
    operations: Operation[],
    { db }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Arrival>[]> {
    const codes = operations.map(({ code }) => code);
    return pageOfEach(db.createQueryBuilder(Arrival, "arrival"), "operationCode", codes, LATEST_FIRST, page);
  }

  @Directive("@listSize(assumedSize: 50)")
  @BatchField(() => [ArrivalsOnDay], {
    nullable: true,
    description: "Arrivals by day, the first day first; days without arrivals are left out.",
  })
  async arrivalsByDay(operations: Operation[], ctx: Context): Promise<ArrivalsOnDay[][]> {
    if (thresholdFor(ctx) === null) {
      const codes = operations.map(({ code }) => code);
      const days = await arrivalsByDay(ctx.figures, codes);
      return codes.map((code) => (days.get(code) ?? []).map((day) => ({ ...day, isSuppressed: false })));
    }
    const loader = toldOf(ctx);
    return Promise.all(operations.map(async (operation) => (await loader.load(operation)).arrivalsByDay()));
  }
}

@Resolver(() => Person)
export class PersonArrivalResolver {
  @BatchField(() => Arrival, {
    nullable: true,
    description: "The arrival with which the person was counted; null for somebody who did not come with one.",
  })
  arrival(people: Person[], ctx: Context): Promise<(Arrival | null)[]> {
    return Promise.all(people.map(async ({ arrivalId }) => (arrivalId ? arrivalById(ctx).load(arrivalId) : null)));
  }

  @BatchField(() => Int, { nullable: true, description: "Days from the day of arrival to today; 0 on that day." })
  async daysSinceArrival(people: Person[], ctx: Context): Promise<(number | null)[]> {
    const today = await todayOfEach(ctx, people);
    return people.map(({ arrivedOn }, index) => (arrivedOn ? daysBetween(arrivedOn, today[index] ?? arrivedOn) : null));
  }
}
