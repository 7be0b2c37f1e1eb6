import { Directive, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { eventsOfEach, tells, ToldEvent } from "#kit/timeline/told-event";
import { FitToTravel } from "../fitness/fitness.entity";
import { Person } from "../person/person.stub";
import { Screening } from "../screening/screening.entity";

// No condition, need, medicine or referral: that there was one at that hour would tell too much.
const SOURCES = [
  tells(Screening, { SCREENED: "occurredAt" }),
  tells(FitToTravel, { FITNESS_JUDGED: "assessedAt", FITNESS_SUSPENDED: "suspendedAt" }),
];

@Resolver(() => Person)
export class PersonHealthEventsResolver {
  @Directive("@inaccessible")
  @BatchField(() => [ToldEvent], {
    nullable: true,
    description: "For `Person.timeline`: when the person was looked at.",
  })
  healthEvents(people: Person[], ctx: Context): Promise<ToldEvent[][]> {
    return eventsOfEach(ctx, people, SOURCES);
  }
}
