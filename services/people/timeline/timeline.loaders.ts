import type { Context } from "#kit/context";
import { eventsOf, eventsOfEach, tells, type ToldEvent } from "#kit/timeline/told-event";
import { PersonHold } from "../hold/hold.entity";
import { Person } from "../person/person.entity";
import { ChildCase } from "../protection/case/case.entity";

const SOURCES = [
  tells(PersonHold, { HOLD_PLACED: "occurredAt", HOLD_LIFTED: "liftedAt" }),
  tells(ChildCase, { CASE_OPENED: "openedAt", CASE_CLOSED: "closedAt" }),
];

/** What the people agency itself knows of the way of each of these. */
export async function ownEvents(people: readonly Person[], ctx: Context): Promise<ToldEvent[][]> {
  const others = await eventsOfEach(ctx, people, SOURCES);
  return Promise.all(
    people.map(async (person, index) => [
      ...(await eventsOf(ctx, Person, { REGISTERED: "occurredAt", OUTCOME_NOTED: "outcomeAt" }, person)),
      ...(others[index] ?? []),
    ]),
  );
}
