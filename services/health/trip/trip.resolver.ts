import { Directive, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { verdictsByPerson } from "../fitness/fitness.loaders";
import { mayTravelAt } from "../fitness/fitness.rules";
import { Person } from "../person/person.stub";
import { Trip } from "./trip.stub";

@Resolver(() => Trip)
export class TripResolver {
  @Directive('@requires(fields: "departsAt mode passengers { id }")')
  @Directive("@listSize(assumedSize: 50)")
  @BatchField(() => [Person], {
    nullable: true,
    description:
      "Passengers whose latest verdict for the trip's mode is not FIT or FIT_WITH_REQUIREMENTS or does not hold at departure, and those without one. Null where transport does not say who travels, how or when.",
  })
  async passengersLackingVerdict(trips: Trip[], ctx: Context): Promise<(Person[] | null)[]> {
    const loader = verdictsByPerson(ctx);
    return Promise.all(
      trips.map(async ({ departsAt, mode, passengers }) => {
        if (!departsAt || !mode || !passengers) return null;
        const verdicts = await Promise.all(passengers.map(({ id }) => loader.load(id)));
        return passengers.filter((_, index) => !mayTravelAt(verdicts[index] ?? [], mode, new Date(departsAt)));
      }),
    );
  }
}
