import { Args, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { PageArgs, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import type { ToldEvent } from "#kit/timeline/told-event";
import { Person } from "../person/person.entity";
import { PersonEvent, PersonEventConnection } from "./person-event";
import { isEventName } from "./timeline.enums";
import { ownEvents } from "./timeline.loaders";
import { cursorOf, pageOfEvents } from "./timeline.rules";

const REQUIRED =
  '@requires(fields: "shelterEvents { at kind recordId } healthEvents { at kind recordId } journeyEvents { at kind recordId }")';

/** Who tells what; null of an agency that does not answer. */
const toldTo = (person: Person): Record<string, ToldEvent[] | null | undefined> => ({
  ...{ shelters: person.shelterEvents, health: person.healthEvents, transport: person.journeyEvents },
});

@Resolver(() => Person)
export class TimelineResolver {
  @Directive(REQUIRED)
  @BatchField(() => PersonEventConnection, {
    nullable: true,
    description:
      "What happened to this person, of all agencies, the latest first: of each record only what the viewer may read of it.",
  })
  async timeline(
    people: Person[],
    ctx: Context,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<PersonEvent>[]> {
    const own = await ownEvents(people, ctx);
    return people.map((person, index) => {
      const told: ReturnType<typeof toldTo> = { people: own[index], ...toldTo(person) };
      const events = Object.entries(told).flatMap(([agency, list]) => (list ?? []).flatMap(eventOf(agency)));
      return connection(events, args);
    });
  }

  @Directive(REQUIRED)
  @FieldResolver(() => [String], {
    nullable: true,
    description: "Agencies that did not answer, of which nothing is in `timeline`: shelters, health, transport.",
  })
  timelineMissing(@Root() person: Person): string[] {
    return Object.entries(toldTo(person)).flatMap(([agency, list]) => (list ? [] : [agency]));
  }
}

const eventOf =
  (agency: string) =>
  ({ at, kind, recordId }: ToldEvent): PersonEvent[] =>
    isEventName(kind) ? [Object.assign(new PersonEvent(), { at: new Date(at), kind, agency, recordId })] : [];

function connection(events: readonly PersonEvent[], args: PageArgs): Connection<PersonEvent> {
  const { page, hasNextPage } = pageOfEvents(events, args);
  const edges = page.map((node) => ({ node, cursor: cursorOf(node) }));
  const [start = null, end = null] = [edges[0]?.cursor, edges.at(-1)?.cursor];
  const pageInfo = { hasNextPage, hasPreviousPage: Boolean(args.after), startCursor: start, endCursor: end };
  return { edges, pageInfo, count: () => Promise.resolve(events.length) };
}
