// Return cases of those who have not left yet, in every state.
import type { World } from "./journeys";
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
  const { asOf } = world.plan.operation;
  for (const [groups, share] of [
    [world.onward, 0.85],
    [world.waiting, 0.1],
  ] as const) {
    for (const group of groups) {
      const { chance, pick } = randomOf(`homeward ${group[0]?.id ?? ""}`);
      const isFearful = group.some(({ displacement }) => displacement === "ASYLUM_SEEKER");
      if (isFearful || !chance(share)) continue;
      const status = pick(OPEN_STATES);
      for (const person of group) if (!person.child) person.returnCase ??= caseOf(world, person, status, asOf);
    }
  }
}

function caseOf(world: World, person: PersonStory, status: ReturnStory["status"], asOf: Date): ReturnStory | null {
  const since = person.stays.filter(({ checkedInAt }) => checkedInAt).at(-1)?.checkedInAt ?? person.registeredAt;
  const requestedAt = later(since, 1);
  if (later(requestedAt, 12) > asOf) return null;
  const country = person.nationalities[0] ?? world.plan.operation.country;
  const document = country === world.plan.operation.country ? undefined : DOCUMENT[status];
  return {
    id: idOf(`return case ${person.id}`),
    status,
    requestedAt,
    changedAt: later(requestedAt, 8),
    destinationCountry: country,
    destinationName: CAPITAL[country] ?? country,
    document: document
      ? {
          id: idOf(`document ${person.id}`),
          kind: "LAISSEZ_PASSER",
          status: document,
          requestedAt: later(requestedAt, 3),
          issuedAt: document === "ISSUED" ? later(requestedAt, 7) : null,
        }
      : null,
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
