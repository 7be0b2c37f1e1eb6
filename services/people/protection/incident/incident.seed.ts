import { insertRows } from "#kit/insert";
import type { Seed } from "#scenario/load";
import { caseworkerOf } from "#scenario/partners";
import { idOf, randomOf } from "#scenario/random";
import { HOUR, hasCase, written } from "../seed/desk";
import { IncidentStaff } from "./incident-staff.entity";
import { Incident } from "./incident.entity";
import { IncidentKind } from "./incident.enums";

const NARRATIVE = "Told in confidence to the caseworker; care was offered and is described in the case plan.";

/** One child in eight who is at high risk tells of violence on the way. Every word of it is invented. */
export const seedIncidents: Seed = async (tx, { operation, people }) => {
  const told = people
    .filter(hasCase)
    .filter(({ child }) => child.risk === "HIGH" && randomOf(`incident ${child.id}`).chance(0.125))
    .map(({ id: personId, child }) => {
      const id = idOf(`incident ${child.id}`);
      const account = caseworkerOf(child, operation);
      const at = new Date(child.openedAt.getTime() + HOUR);
      const kind = randomOf(`incident kind ${child.id}`).pick(Object.values(IncidentKind));
      return { id, personId, childCaseId: child.id, kind, account, at };
    });
  await insertRows(
    tx,
    Incident,
    told.map(({ account, at, ...incident }) => ({
      ...written({ id: incident.id, at, agency: "UNICEF", user: account }, operation),
      ...incident,
      narrative: NARRATIVE,
    })),
  );
  await insertRows(
    tx,
    IncidentStaff,
    told.map(({ id, account, at }) => ({ incidentId: id, account, namedAt: at })),
  );
};
