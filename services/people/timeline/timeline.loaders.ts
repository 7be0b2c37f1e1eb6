import { In } from "typeorm";
import type { Context } from "#kit/context";
import { eventsByPerson, eventsOf, isOneOf, MOST_EVENTS, type ToldEvent } from "#kit/timeline/told-event";
import { PersonHold } from "../hold/hold.entity";
import type { Person } from "../person/person.entity";
import { ChildCase } from "../protection/case/case.entity";

/** What the people agency itself knows of the way of each of these. */
export async function ownEvents(people: readonly Person[], ctx: Context): Promise<ToldEvent[][]> {
  const seesHolds = isOneOf(ctx, "iom-registrar");
  const seesCases = isOneOf(ctx, "unicef-caseworker");
  const latest = { where: { personId: In(people.map(({ id }) => id)) }, take: MOST_EVENTS * people.length };
  const [holds, cases] = await Promise.all([
    seesHolds ? ctx.db.find(PersonHold, latest) : [],
    seesCases ? ctx.db.find(ChildCase, latest) : [],
  ]);
  const others = eventsByPerson<PersonHold | ChildCase>(people, [holds, cases], (record) =>
    record instanceof ChildCase
      ? eventsOf(record.id, { CASE_OPENED: record.openedAt, CASE_CLOSED: record.closedAt })
      : eventsOf(record.id, { HOLD_PLACED: record.occurredAt, HOLD_LIFTED: record.liftedAt }),
  );
  const seesStatus = isOneOf(ctx, "iom-registrar", "unicef-caseworker", "shelter-manager", "transport-officer");
  return people.map(({ id, occurredAt, outcomeAt }, index) => [
    ...eventsOf(id, { REGISTERED: occurredAt, OUTCOME_NOTED: seesStatus ? outcomeAt : null }),
    ...(others[index] ?? []),
  ]);
}
