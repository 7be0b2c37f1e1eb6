// The 488 of 23 April 2018 as they come to the desks: households and people alone, with what a desk asks of each.
import { gao2018 } from "#scenario/gao";
import type { Chapter, PersonStory } from "#scenario/story";

export const ARRIVED = 488;

export type Registration = Record<string, string | string[]>;

export interface Group {
  /** Null of somebody alone. */
  householdId: string | null;
  people: { id: string; registration: Registration; isAlone: boolean }[];
}

/** In the order in which they come. */
export function groupsOfTheDay(chapter: Chapter = gao2018()): Group[] {
  const day = chapter.arrivals.find(({ men, women, boys, girls }) => men + women + boys + girls === ARRIVED);
  const people = chapter.people.filter(({ arrivalId }) => arrivalId === day?.id);
  const carers = new Map<string, { id: string; relation: string }>();
  for (const { id, relations } of people) {
    for (const { toPersonId, relation, isCaregiver } of relations) {
      if (isCaregiver && !carers.has(toPersonId)) carers.set(toPersonId, { id, relation });
    }
  }
  const groups = new Map<string, Group>();
  for (const person of people) {
    const key = person.householdId ?? person.id;
    const group = groups.get(key) ?? { householdId: person.householdId, people: [] };
    const carer = carers.get(person.id);
    const isAlone = !carer && person.child !== null;
    const member = { id: person.id, registration: registrationOf(person, carer), isAlone };
    // Who cares for others is registered before them.
    groups.set(key, { ...group, people: carer ? [...group.people, member] : [member, ...group.people] });
  }
  return [...groups.values()];
}

function registrationOf(person: PersonStory, carer: { id: string; relation: string } | undefined): Registration {
  const { id, givenName, familyName, sex, bornOn, birthPrecision, isAgeDisputed, householdId } = person;
  return {
    ...{ id, givenName, familyName, sex, nationalities: person.nationalities, languages: person.languages },
    bornOn: birthPrecision === "YEAR" ? bornOn.slice(0, 4) : bornOn,
    ...(isAgeDisputed && { isAgeDisputed: "true" }),
    ...(householdId !== null && { householdId }),
    ...(carer && { caregiverId: carer.id, caregiverKind: carer.relation }),
  };
}
