// Shelters and units of the story, with what only their operators know: how large they are, and what they have.
import { dayOf } from "#kit/days";
import { searchKey } from "#kit/text";
import { randomOf } from "#scenario/random";
import type { Chapter, ShelterStory, StayStory } from "#scenario/story";
import type { Shelter } from "../shelter/shelter.entity";
import { ShelterKind, ShelterStatus } from "../shelter/shelter.enums";
import type { HousingUnit } from "../unit/unit.entity";
import { HousingUnitKind } from "../unit/unit.enums";
import { writtenAt } from "./desk";

const DAY = 86_400_000;

export function sheltersOf({ operation, shelters }: Chapter): Partial<Shelter>[] {
  return shelters.map((story) => {
    const { id, name, alias, operator, place, status, capacity, blocked, surge, occupied, reserved, isOnward } = story;
    // A centre that is only proposed was contacted two days ago; the others are known from the beginning.
    const known = status === "PROPOSED" ? operation.asOf.getTime() - 2 * DAY : Date.parse(operation.startedOn);
    return {
      ...writtenAt(story, operation, new Date(known), id),
      ...{ id, name, alias, capacity, blocked, surge, occupied, reserved, isOnward },
      nameKey: searchKey(name),
      kind: ShelterKind[story.kind],
      operatorAgency: operator,
      placeName: place.name,
      placeCode: place.pCode,
      status: ShelterStatus[status],
      surgeReason: surge > 0 ? "Tentes ajoutées dans la cour : plus d'arrivées que prévu." : null,
      surgeEndsOn: surge > 0 ? dayOf(new Date(operation.asOf.getTime() + 31 * DAY), operation.timeZone) : null,
      ...facilitiesOf(story),
    };
  });
}

/** Nobody has measured a centre that is only proposed. */
function facilitiesOf({
  id,
  status,
  capacity,
  surge,
}: ShelterStory): Pick<Shelter, "coveredAreaM2" | "waterLitresPerDay" | "toilets"> {
  if (status === "PROPOSED") return { coveredAreaM2: null, waterLitresPerDay: null, toilets: null };
  const { int } = randomOf(`facilities ${id}`);
  const places = capacity + surge;
  return {
    coveredAreaM2: (places * int(28, 46)) / 10,
    waterLitresPerDay: Math.round((places * int(11, 22)) / 100) * 100,
    toilets: Math.ceil(places / int(16, 30)),
  };
}

export function unitsOf({ shelters, people }: Chapter): Partial<HousingUnit>[] {
  const count = (status: StayStory["status"]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { stays } of people) {
      for (const stay of stays) {
        if (stay.status === status) counts.set(stay.unitId, (counts.get(stay.unitId) ?? 0) + 1);
      }
    }
    return counts;
  };
  const [occupied, reserved] = [count("CHECKED_IN"), count("RESERVED")];
  return shelters.flatMap((shelter) =>
    shelter.units.map(({ id, name, kind, capacity }) => ({
      ...{ id, name, capacity },
      shelterId: shelter.id,
      kind: HousingUnitKind[kind],
      occupied: occupied.get(id) ?? 0,
      reserved: reserved.get(id) ?? 0,
    })),
  );
}
