import { ageOn, dayOf } from "#kit/days";
import { searchKey } from "#kit/text";
import { randomOf, type Random } from "#scenario/random";
import type { Chapter, OperationFacts, PersonStory } from "#scenario/story";

/** A person of the story as the clinic knows one. */
export interface Patient {
  person: PersonStory;
  operation: OperationFacts;
  /** Completed years at registration. */
  age: number;
  /** Where the person was first received, e.g. Gao. */
  place: string;
  random: Random;
}

const HEALTH_PARTNERS: Record<string, readonly string[]> = {
  MLI: ["Croix-Rouge malienne", "IOM"],
  NER: ["Croix-Rouge nigérienne", "IOM"],
};

/** Everybody of a chapter, each with a stream of chance of their own. */
export function patientsOf({ operation, people, shelters, arrivals }: Chapter): Patient[] {
  const shelterPlaces = new Map(shelters.map(({ id, place }) => [id, place.name]));
  const entries = new Map(arrivals.map(({ id, pointOfEntry }) => [id, pointOfEntry.name]));
  return people.map((person) => {
    const first = person.stays.find(({ checkedInAt }) => checkedInAt !== null);
    const place = (first && shelterPlaces.get(first.shelterId)) ?? entries.get(person.arrivalId) ?? operation.name;
    const age = ageOn(dayOf(person.registeredAt, operation.timeZone), person.bornOn);
    return { person, operation, age, place, random: randomOf(`health ${person.id}`) };
  });
}

/** The columns that every record has, for one written down at `at`. */
export function recordedAt(
  { operation, place, random }: Pick<Patient, "operation" | "place" | "random">,
  at: Date,
): {
  operationCode: string;
  recordedByAgency: string;
  recordedByUser: string;
  occurredAt: Date;
  recordedAt: Date;
} {
  const reached = soon(at, random.int(1, 240), operation.asOf);
  return {
    operationCode: operation.code,
    recordedByAgency: random.pick(HEALTH_PARTNERS[operation.country] ?? ["IOM"]),
    recordedByUser: clinicianAt(place, random),
    occurredAt: at,
    recordedAt: reached,
  };
}

/** An account of the clinic of this place: "clinic-gao-2". */
export const clinicianAt = (place: string, random: Random): string =>
  `clinic-${searchKey(place).replaceAll(" ", "-")}-${String(random.int(1, 3))}`;

/** Minutes after `at`, but not after the story ends unless `at` itself is. */
export function soon(at: Date, minutes: number, asOf: Date): Date {
  return new Date(Math.max(at.getTime(), Math.min(at.getTime() + minutes * 60_000, asOf.getTime())));
}
