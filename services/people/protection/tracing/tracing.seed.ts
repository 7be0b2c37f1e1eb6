import { insertRows } from "#kit/insert";
import { caseworkerOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf, randomOf } from "#scenario/random";
import type { OperationFacts } from "#scenario/story";
import { RelationshipKind } from "../../relationship/relationship.enums";
import { DAY, endOf, hasCase, notAfter, written, type ChildOfStory } from "../seed/desk";
import { TracingRequest } from "./tracing.entity";
import { TracingRequestStatus } from "./tracing.enums";

const MOTHERS = ["Aminata", "Kadiatou", "Djénéba", "Oumou", "Hawa"];
const FATHERS = ["Moussa", "Sékou", "Ousmane", "Bakary", "Yao"];

/** A town where families live, by first nationality (ISO 3166-1 alpha-3). */
const PLACES: Record<string, string[]> = {
  MLI: ["Ségou", "Kayes", "Mopti", "Sikasso"],
  GIN: ["Kankan", "Labé", "Siguiri"],
  SEN: ["Tambacounda", "Kolda"],
  CIV: ["Bouaké", "Korhogo"],
  GMB: ["Basse Santa Su"],
  BFA: ["Bobo-Dioulasso"],
  NER: ["Zinder", "Tahoua"],
};

export const seedTracing: Seed = async (tx, { operation, people }) => {
  const alone = people
    .filter(hasCase)
    .filter(({ child }) => child.protection === "UNACCOMPANIED" && child.status !== "IDENTIFIED");
  await insertRows(
    tx,
    TracingRequest,
    alone.map((child) => requestRow(child, operation)),
  );
};

function requestRow(person: ChildOfStory, operation: OperationFacts): Partial<TracingRequest> {
  const { id: childCaseId, openedAt } = person.child;
  const { chance, pick } = randomOf(`tracing ${childCaseId}`);
  const askedAt = new Date(openedAt.getTime() + DAY / 4);
  const end = endOf(person, operation);
  const isMother = chance(0.6);
  const user = caseworkerOf(person.child, operation);
  const status = statusOf(person);
  const days = { OPEN: 0, TRACING_IN_PROGRESS: 1, VERIFIED: 3, REUNIFIED: 5, CLOSED: 6 }[status];
  return {
    ...written({ id: idOf(`tracing ${childCaseId}`), at: askedAt, agency: "UNICEF", user }, operation),
    childCaseId,
    status,
    soughtName: `${pick(isMother ? MOTHERS : FATHERS)} ${person.familyName}`,
    soughtRelation: isMother ? RelationshipKind.MOTHER : RelationshipKind.FATHER,
    lastKnownPlace: pick(PLACES[person.nationalities[0] ?? ""] ?? ["Niamey"]),
    tracingAgency: "CICR",
    changedAt: notAfter(end, askedAt.getTime() + days * DAY),
  };
}

/** The family of a child who went home was found; of one who may travel it is at least being looked for. */
function statusOf({ child: { id, status, clearance } }: ChildOfStory): TracingRequestStatus {
  const { pick } = randomOf(`tracing status ${id}`);
  if (status === "CLOSED") return pick([TracingRequestStatus.REUNIFIED, TracingRequestStatus.CLOSED]);
  const begun = clearance?.verdict === "CLEARED" ? TracingRequestStatus.VERIFIED : TracingRequestStatus.OPEN;
  return pick([begun, TracingRequestStatus.TRACING_IN_PROGRESS]);
}
