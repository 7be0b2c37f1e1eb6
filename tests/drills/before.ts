// Operations before anybody came: their centres stand, and nobody is in them.
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import type { Chapter, ShelterStory } from "#scenario/story";

/** Both operations, as they would be loaded on a first start. `changed` says what is otherwise with a centre of Gao. */
export function beforeAnybodyCame(changed: (shelter: ShelterStory) => Partial<ShelterStory> = () => ({})): Chapter[] {
  return [gao2018(), agadez2018()].map((chapter) => ({
    ...chapter,
    ...{ people: [], arrivals: [], trips: [], vehicles: [] },
    shelters: chapter.shelters.map((shelter) => ({ ...shelter, occupied: 0, reserved: 0, ...changed(shelter) })),
  }));
}
