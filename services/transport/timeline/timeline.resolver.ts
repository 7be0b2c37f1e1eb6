import { Directive, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { eventsOfEach, tells, ToldEvent } from "#kit/timeline/told-event";
import { ManifestEntry } from "../manifest/manifest.entity";
import { Person } from "../person/person.stub";
import { ReturnCase } from "../return/return.entity";

const SOURCES = [
  tells(ManifestEntry, {
    ...{ NOMINATED: "nominatedAt", BOARDED: "boardedAt", ARRIVED: "arrivedAt", HANDED_OVER: "handedOverAt" },
  }),
  tells(ReturnCase, { RETURN_ASKED: "requestedAt", RETURN_COUNSELLED: "counselledAt", RETURN_DECLARED: "declaredAt" }),
];

@Resolver(() => Person)
export class PersonJourneyEventsResolver {
  @Directive("@inaccessible")
  @BatchField(() => [ToldEvent], { nullable: true, description: "For `Person.timeline`: how the person moved on." })
  journeyEvents(people: Person[], ctx: Context): Promise<ToldEvent[][]> {
    return eventsOfEach(ctx, people, SOURCES);
  }
}
