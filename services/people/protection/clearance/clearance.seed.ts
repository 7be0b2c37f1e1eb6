import { insertRows } from "#kit/insert";
import { caseworkerOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { randomOf } from "#scenario/random";
import type { OperationFacts, TripStory } from "#scenario/story";
import { RelationshipKind } from "../../relationship/relationship.enums";
import { hasCase, written, type ChildOfStory } from "../seed/desk";
import { ChildTravelClearance } from "./clearance.entity";
import { ChildTravelRequirement, ChildTravelVerdict } from "./clearance.enums";

const RELATIVES = [
  { relation: RelationshipKind.MOTHER, names: ["Aminata", "Kadiatou", "Oumou"] },
  { relation: RelationshipKind.AUNT, names: ["Djénéba", "Hawa", "Grâce"] },
  { relation: RelationshipKind.UNCLE, names: ["Sékou", "Bakary", "Désiré"] },
  { relation: RelationshipKind.GRANDPARENT, names: ["Rokia", "Tiémoko"] },
];
const OFFICERS = ["Maïmouna Sidibé", "Félix Ouédraogo", "Aïssata Cissé"];
const ESCORTS = ["Fatoumata Maïga (UNICEF)", "Jérôme Adjovi (UNICEF)", "Salif Konaté (IOM)"];

export const seedClearances: Seed = async (tx, { operation, people, trips }) => {
  const tripById = new Map(trips.map((trip) => [trip.id, trip]));
  const rows = people.filter(hasCase).flatMap((person) => {
    const trip = person.entries.map(({ tripId }) => tripById.get(tripId)).at(-1);
    return clearanceRows(person, trip, operation);
  });
  await insertRows(tx, ChildTravelClearance, rows);
};

function clearanceRows(
  person: ChildOfStory,
  trip: TripStory | undefined,
  operation: OperationFacts,
): Partial<ChildTravelClearance>[] {
  const { clearance } = person.child;
  if (!clearance) return [];
  const { id, verdict, decidedAt, validUntil } = clearance;
  const isCleared = verdict === "CLEARED";
  return [
    {
      ...written({ id, at: decidedAt, agency: "UNICEF", user: caseworkerOf(person.child, operation) }, operation),
      personId: person.id,
      childCaseId: person.child.id,
      verdict: ChildTravelVerdict[verdict],
      requirements: isCleared ? requirementsOf(trip) : [],
      validUntil,
      decidedAt,
      withheldReason: verdict === "WITHHELD" ? "Aucun adulte vérifié à l'arrivée pour le moment." : null,
      receiverName: null,
      receiverRelation: null,
      receiverPlace: null,
      ...(isCleared && receiverOf(person, trip)),
      escort: isCleared ? randomOf(`escort ${id}`).pick(ESCORTS) : null,
    },
  ];
}

function requirementsOf(trip: TripStory | undefined): ChildTravelRequirement[] {
  const { ESCORT, HANDOVER_IN_PERSON, CALL_ON_ARRIVAL } = ChildTravelRequirement;
  return trip?.purpose === "RETURN" ? [ESCORT, HANDOVER_IN_PERSON, CALL_ON_ARRIVAL] : [ESCORT, HANDOVER_IN_PERSON];
}

/** A relative where the child goes home; on the way, the child-protection officer of the next centre. */
function receiverOf(person: ChildOfStory, trip: TripStory | undefined): Partial<ChildTravelClearance> {
  const { pick } = randomOf(`receiver ${person.child.id}`);
  const receiverPlace = trip?.destinationName ?? "Bamako";
  if (trip?.purpose !== "RETURN") {
    return { receiverName: pick(OFFICERS), receiverRelation: RelationshipKind.OTHER, receiverPlace };
  }
  const { relation, names } = pick(RELATIVES);
  return { receiverName: `${pick(names)} ${person.familyName}`, receiverRelation: relation, receiverPlace };
}
