import { Directive, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { eventsOfEach, tells, ToldEvent } from "#kit/timeline/told-event";
import { Distribution } from "../distribution/distribution.entity";
import { Person } from "../person/person.stub";
import { ShelterStay } from "../stay/stay.entity";

const SOURCES = [
  tells(ShelterStay, { BED_KEPT: "reservedAt", CHECKED_IN: "checkedInAt", CHECKED_OUT: "checkedOutAt" }),
  tells(Distribution, { RELIEF_GIVEN: "occurredAt" }),
];

@Resolver(() => Person)
export class PersonShelterEventsResolver {
  @Directive("@inaccessible")
  @BatchField(() => [ToldEvent], { nullable: true, description: "For `Person.timeline`: where the person slept." })
  shelterEvents(people: Person[], ctx: Context): Promise<ToldEvent[][]> {
    return eventsOfEach(ctx, people, SOURCES);
  }
}
