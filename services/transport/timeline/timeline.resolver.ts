import { Directive, Resolver } from "type-graphql";
import { In } from "typeorm";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { eventsByPerson, eventsOf, isOneOf, MOST_EVENTS, ToldEvent } from "#kit/timeline/told-event";
import { ManifestEntry } from "../manifest/manifest.entity";
import { Person } from "../person/person.stub";
import { ReturnCase } from "../return/return.entity";

@Resolver(() => Person)
export class PersonJourneyEventsResolver {
  @Directive("@inaccessible")
  @BatchField(() => [ToldEvent], { nullable: true, description: "For `Person.timeline`: how the person moved on." })
  async journeyEvents(people: Person[], ctx: Context): Promise<ToldEvent[][]> {
    const seesEntries = isOneOf(ctx, "iom-registrar", "transport-officer", "unicef-caseworker");
    const seesReturns = isOneOf(ctx, "iom-registrar", "transport-officer");
    const latest = { where: { personId: In(people.map(({ id }) => id)) }, take: MOST_EVENTS * people.length };
    const order = { occurredAt: "DESC" } as const;
    const [entries, returns] = await Promise.all([
      seesEntries ? ctx.db.find(ManifestEntry, { ...latest, order }) : [],
      seesReturns ? ctx.db.find(ReturnCase, { ...latest, order }) : [],
    ]);
    return eventsByPerson<ManifestEntry | ReturnCase>(people, [entries, returns], (record) =>
      record instanceof ReturnCase ? eventsOf(record.id, ofReturn(record)) : eventsOf(record.id, ofEntry(record)),
    );
  }
}

const ofReturn = ({ occurredAt, counselledAt, declaredAt }: ReturnCase): Record<string, Date | null> => ({
  ...{ RETURN_ASKED: occurredAt, RETURN_COUNSELLED: counselledAt, RETURN_DECLARED: declaredAt },
});

const ofEntry = (entry: ManifestEntry): Record<string, Date | null> => ({
  ...{ NOMINATED: entry.occurredAt, BOARDED: entry.boardedAt, ARRIVED: entry.arrivedAt },
  HANDED_OVER: entry.handedOverAt,
});
