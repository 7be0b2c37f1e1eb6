// Stays of the story, each in a bed of its own.
import { dayOf } from "#kit/days";
import type { Chapter, PersonStory, StayStory } from "#scenario/story";
import type { ShelterStay } from "../stay/stay.entity";
import { ShelterStayStatus, StayEndReason } from "../stay/stay.enums";
import { liveKeyOf } from "../stay/stay.rules";
import { writtenAt } from "./desk";

export function staysOf({ operation, shelters, people }: Chapter): Partial<ShelterStay>[] {
  const shelterOf = new Map(shelters.map((shelter) => [shelter.id, shelter]));
  const stays = people.flatMap((person) => person.stays);
  const beds = bedsOf(
    stays,
    shelters.flatMap(({ units }) => units.map(({ id }, index) => [id, index + 1] as const)),
  );
  return people.flatMap((person) =>
    person.stays.map((stay) => {
      const { id, shelterId, unitId, reservedAt, reservationExpiresAt, checkedInAt, checkedOutAt } = stay;
      const shelter = shelterOf.get(shelterId);
      if (!shelter) throw new Error(`${person.registrationNumber} stays in a shelter of another chapter.`);
      return {
        ...writtenAt(shelter, operation, beginOf(stay), id),
        ...{ id, shelterId, unitId, reservedAt, reservationExpiresAt, checkedInAt, checkedOutAt },
        personId: person.id,
        status: ShelterStayStatus[stay.status],
        bedLabel: beds.get(id) ?? null,
        checkedInOn: checkedInAt && dayOf(checkedInAt, operation.timeZone),
        isOverflow: false,
        ...{ liveKey: liveKeyOf(person.id, ShelterStayStatus[stay.status]), endReason: endReasonOf(person, stay) },
        forTripId: null,
      };
    }),
  );
}

/** The last stay of somebody who went ended for that; every other one for a journey. */
function endReasonOf({ outcome, stays }: PersonStory, { id, status }: StayStory): StayEndReason | null {
  if (status !== "CHECKED_OUT") return null;
  return outcome && stays.at(-1)?.id === id ? StayEndReason[outcome.kind] : StayEndReason.JOURNEY;
}

/** When the place was reserved, or else taken. */
function beginOf({ id, reservedAt, checkedInAt }: StayStory): Date {
  const begin = reservedAt ?? checkedInAt;
  if (!begin) throw new Error(`Stay ${id} never began.`);
  return begin;
}

/** Until when the bed is taken; a live stay has no end yet. */
function endOf({ status, checkedOutAt, reservationExpiresAt }: StayStory): number {
  const end = status === "NO_SHOW" || status === "CANCELLED" ? reservationExpiresAt : checkedOutAt;
  return end?.getTime() ?? Infinity;
}

/** A label for the bed of each stay: number of the unit, then the first of its beds that is free. */
function bedsOf(stays: readonly StayStory[], units: (readonly [id: string, number: number])[]): Map<string, string> {
  const takenUntil = new Map<string, number[]>(units.map(([id]) => [id, []]));
  const numbers = new Map(units);
  const labels = new Map<string, string>();
  for (const stay of stays.toSorted((a, b) => beginOf(a).getTime() - beginOf(b).getTime())) {
    const beds = takenUntil.get(stay.unitId) ?? [];
    const free = beds.findIndex((until) => until <= beginOf(stay).getTime());
    const bed = free < 0 ? beds.length : free;
    beds[bed] = endOf(stay);
    labels.set(stay.id, `${String(numbers.get(stay.unitId))}-${String(bed + 1).padStart(3, "0")}`);
  }
  return labels;
}
