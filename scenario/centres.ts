// Places in centres, counted unit by unit so that no limit is passed at any instant of the story.
import type { CentrePlan } from "./plan";
import type { PersonStory, ShelterStory, StayStory, UnitStory } from "./story";
import { idOf } from "./random";

interface Unit extends UnitStory {
  free: number;
}

export interface Centre extends ShelterStory {
  key: string;
  rooms: Unit[];
}

type UnitKind = UnitStory["kind"];

export function openCentres(operation: string, plans: CentrePlan[]): Centre[] {
  return plans.map(({ units, ...plan }) => {
    const id = idOf(`${operation} centre ${plan.key}`);
    // Blocked places are in the last unit.
    const rooms = units.map(({ kind, capacity }, index) => ({
      id: idOf(`${id} unit ${String(index)}`),
      name: `${String(index + 1)} ${kind.toLowerCase().replaceAll("_", " ")}`,
      kind,
      capacity,
      free: capacity - (index === units.length - 1 ? plan.blocked : 0),
    }));
    return { ...plan, id, occupied: 0, reserved: 0, rooms, units: rooms.map(({ free: _, ...unit }) => unit) };
  });
}

/** Which kinds of unit a group may sleep in, the best first. Children who are alone are never among men. */
function unitsFor(group: PersonStory[]): UnitKind[] {
  const [first] = group;
  if (group.length > 1) return ["FAMILIES"];
  if (first?.child) return ["UNACCOMPANIED_CHILDREN"];
  return first?.sex === "FEMALE" ? ["WOMEN", "FAMILIES"] : ["MEN", "ISOLATION"];
}

/** Gives the whole group places in one centre of those offered, or answers null and takes none. */
export function takePlaces(centres: Centre[], group: PersonStory[]): { centre: Centre; room: Unit } | null {
  for (const kind of unitsFor(group)) {
    for (const centre of centres) {
      const room = centre.rooms.find((unit) => unit.kind === kind && unit.free >= group.length);
      if (!room) continue;
      room.free -= group.length;
      return { centre, room };
    }
  }
  return null;
}

export function checkIn(person: PersonStory, { centre, room }: { centre: Centre; room: Unit }, at: Date): StayStory {
  const stay: StayStory = {
    id: idOf(`${person.id} stay ${String(person.stays.length)}`),
    shelterId: centre.id,
    unitId: room.id,
    status: "CHECKED_IN",
    reservedAt: null,
    reservationExpiresAt: null,
    checkedInAt: at,
    checkedOutAt: null,
  };
  person.stays.push(stay);
  centre.occupied += 1;
  return stay;
}

/** Ends the live stay of a person and gives the place back. */
export function checkOut(centres: Centre[], person: PersonStory, at: Date, status: "CHECKED_OUT" | "MOVED"): void {
  const stay = liveStay(person);
  const centre = centres.find(({ id }) => id === stay?.shelterId);
  const room = centre?.rooms.find(({ id }) => id === stay?.unitId);
  if (!stay || !centre || !room) throw new Error(`${person.registrationNumber} has no place to leave.`);
  stay.status = status;
  stay.checkedOutAt = at;
  centre.occupied -= 1;
  room.free += 1;
}

export function liveStay(person: PersonStory): StayStory | undefined {
  return person.stays.find(({ status }) => status === "CHECKED_IN");
}
