import { Directive, Resolver } from "type-graphql";
import { In } from "typeorm";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { eventsByPerson, eventsOf, isOneOf, MOST_EVENTS, ToldEvent } from "#kit/timeline/told-event";
import { Distribution } from "../distribution/distribution.entity";
import { Person } from "../person/person.stub";
import { ShelterStay } from "../stay/stay.entity";

@Resolver(() => Person)
export class PersonShelterEventsResolver {
  @Directive("@inaccessible")
  @BatchField(() => [ToldEvent], { nullable: true, description: "For `Person.timeline`: where the person slept." })
  async shelterEvents(people: Person[], ctx: Context): Promise<ToldEvent[][]> {
    const seesStays = isOneOf(ctx, "iom-registrar", "unicef-caseworker", "clinician", "shelter-manager");
    const seesRelief = isOneOf(ctx, "iom-registrar", "shelter-manager");
    const latest = { where: { personId: In(people.map(({ id }) => id)) }, take: MOST_EVENTS * people.length };
    const order = { occurredAt: "DESC" } as const;
    const [stays, relief] = await Promise.all([
      seesStays ? ctx.db.find(ShelterStay, { ...latest, order }) : [],
      seesRelief ? ctx.db.find(Distribution, { ...latest, order }) : [],
    ]);
    return eventsByPerson<ShelterStay | Distribution>(people, [stays, relief], (record) =>
      record instanceof ShelterStay
        ? eventsOf(record.id, {
            ...{ BED_KEPT: record.reservedAt, CHECKED_IN: record.checkedInAt, CHECKED_OUT: record.checkedOutAt },
          })
        : eventsOf(record.id, { RELIEF_GIVEN: record.occurredAt }),
    );
  }
}
