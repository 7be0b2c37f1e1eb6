// Return cases of those who have not left yet, in every state.
import type { Group, World } from "./journeys";
import { later } from "./plan";
import { idOf, randomOf } from "./random";
import type { PersonStory, ReturnStory } from "./story";

const OPEN_STATES = [
  "REQUESTED",
  "COUNSELLED",
  "DECLARED",
  "DOCS_PENDING",
  "DOCS_READY",
  "WITHDRAWN",
  "SUSPENDED",
] as const;

const DOCUMENT: Partial<Record<ReturnStory["status"], NonNullable<ReturnStory["document"]>["status"]>> = {
  DOCS_PENDING: "NATIONALITY_CHECK",
  DOCS_READY: "ISSUED",
  SUSPENDED: "REFUSED",
  DECLARED: "REQUESTED",
};

/** Opens a return case for most of those who wait in an onward centre, and for some in the first ones. */
export function openReturnCases(world: World): void {
  for (const group of world.onward) consider(world, group, 0.85);
  for (const group of world.waiting) consider(world, group, 0.1);
}

function consider(world: World, group: Group, share: number): void {
  const { chance, pick } = randomOf(`homeward ${group[0]?.id ?? ""}`);
  const isFearful = group.some(({ displacement }) => displacement === "ASYLUM_SEEKER");
  if (isFearful || !chance(share)) return;
  const status = pick(OPEN_STATES);
  for (const person of group) if (!person.child) person.returnCase ??= caseOf(world, person, status);
}

function caseOf({ plan }: World, person: PersonStory, status: ReturnStory["status"]): ReturnStory | null {
  const { asOf, country: here } = plan.operation;
  const since = person.stays.findLast(({ checkedInAt }) => checkedInAt)?.checkedInAt ?? person.registeredAt;
  const requestedAt = later(since, 1);
  if (later(requestedAt, 12) > asOf) return null;
  const country = person.nationalities[0] ?? here;
  const document = country === here ? undefined : DOCUMENT[status];
  return {
    id: idOf(`return case ${person.id}`),
    status,
    requestedAt,
    changedAt: later(requestedAt, 8),
    destinationCountry: country,
    destinationName: CAPITAL[country] ?? country,
    document: document ? documentOf(person, document, requestedAt) : null,
  };
}

type Document = NonNullable<ReturnStory["document"]>;

function documentOf(person: PersonStory, status: Document["status"], requestedAt: Date): Document {
  const issuedAt = status === "ISSUED" ? later(requestedAt, 7) : null;
  return {
    id: idOf(`document ${person.id}`),
    kind: "LAISSEZ_PASSER",
    status,
    requestedAt: later(requestedAt, 3),
    issuedAt,
  };
}

const CAPITAL: Record<string, string> = {
  MLI: "Bamako",
  GIN: "Conakry",
  SEN: "Dakar",
  CIV: "Abidjan",
  BFA: "Ouagadougou",
  NER: "Niamey",
  GMB: "Banjul",
  BEN: "Cotonou",
  GNB: "Bissau",
  MRT: "Nouakchott",
  LBR: "Monrovia",
  NGA: "Lagos",
};
