// Who had to wait for a bed: people who came in a wave larger than the first transit centre, and did not get in there.
import { idOf } from "#scenario/random";
import type { ArrivalStory, Chapter } from "#scenario/story";
import type { PlacementRequest } from "../placement/placement.entity";
import { PlacementRequestStatus } from "../placement/placement.enums";
import { writtenAt } from "./desk";

const headcount = ({ men, women, boys, girls }: ArrivalStory): number => men + women + boys + girls;

/** In GAO-2018: 188 of the 488 people of 23 April, for whom IOM's 300 places did not suffice. All were placed that day. */
export function placementsOf({ operation, arrivals, shelters, people }: Chapter): Partial<PlacementRequest>[] {
  const main = shelters.find(({ kind, isOnward }) => kind === "TRANSIT" && !isOnward);
  if (!main) return [];
  const waves = new Map(arrivals.filter((arrival) => headcount(arrival) > main.capacity).map((one) => [one.id, one]));
  return people.flatMap((person) => {
    const wave = waves.get(person.arrivalId);
    const stay = person.stays.find(({ checkedInAt }) => checkedInAt);
    if (!wave || !stay || stay.shelterId === main.id) return [];
    const id = idOf(`placement ${person.id}`);
    return {
      ...writtenAt(main, operation, wave.occurredAt, id),
      ...{ id, personId: person.id, shelterId: stay.shelterId, endedAt: stay.checkedInAt },
      waitingPersonId: null,
      status: PlacementRequestStatus.PLACED,
    };
  });
}
