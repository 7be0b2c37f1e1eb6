import { Directive, Resolver } from "type-graphql";
import { In } from "typeorm";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { eventsByPerson, eventsOf, isOneOf, MOST_EVENTS, ToldEvent } from "#kit/timeline/told-event";
import { FitToTravel } from "../fitness/fitness.entity";
import { Person } from "../person/person.stub";
import { Screening } from "../screening/screening.entity";

@Resolver(() => Person)
export class PersonHealthEventsResolver {
  // No condition, need, medicine or referral is in it: that there was one at that hour would tell too much.
  @Directive("@inaccessible")
  @BatchField(() => [ToldEvent], {
    nullable: true,
    description: "For `Person.timeline`: when the person was looked at.",
  })
  async healthEvents(people: Person[], ctx: Context): Promise<ToldEvent[][]> {
    if (!isOneOf(ctx, "clinician")) return people.map(() => []);
    const latest = { where: { personId: In(people.map(({ id }) => id)) }, take: MOST_EVENTS * people.length };
    const order = { occurredAt: "DESC" } as const;
    const [screenings, verdicts] = await Promise.all([
      ctx.db.find(Screening, { ...latest, order }),
      ctx.db.find(FitToTravel, { ...latest, order }),
    ]);
    return eventsByPerson<Screening | FitToTravel>(people, [screenings, verdicts], (record) =>
      record instanceof Screening
        ? eventsOf(record.id, { SCREENED: record.occurredAt })
        : eventsOf(record.id, { FITNESS_JUDGED: record.occurredAt, FITNESS_SUSPENDED: record.suspendedAt }),
    );
  }
}
