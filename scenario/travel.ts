// Trips of the past: who was ready, boarded, arrived and was handed over.
import { assess, closeNeeds, hasUrgentNeed, isKeptBack } from "./care";
import { checkOut, liveStay, takePlaces, type Centre } from "./centres";
import { centreOf, type Group, type World } from "./journeys";
import { HOUR, later, type TripPlan } from "./plan";
import { idOf, randomOf } from "./random";
import type { EntryStory, PersonStory, ReturnStory, StayStory, TripStory } from "./story";

/** People need this many hours in a centre before they travel on. */
const REST_HOURS = 16;

/** Whether everybody of a group may travel at this instant; no group is torn apart. */
function isReady(group: Group, departsAt: Date): boolean {
  const restedSince = departsAt.getTime() - REST_HOURS * HOUR;
  return group.every((person) => {
    const isWilling = person.travelConsent?.withdrawnAt === null;
    const mayGo = !isAlone(person) || mayTravel(person);
    return isWilling && mayGo && isRested(person, restedSince) && isWell(person, departsAt);
  });
}

const isRested = (person: PersonStory, since: number): boolean =>
  (liveStay(person)?.checkedInAt?.getTime() ?? Infinity) <= since;

const isWell = (person: PersonStory, at: Date): boolean => !hasUrgentNeed(person, at) && !isKeptBack(person);

export function isBoundFor(group: Group, { purpose, destination }: TripPlan): boolean {
  if (purpose === "ONWARD") return true;
  return group.every(
    (person) =>
      person.nationalities.includes(destination.country) &&
      person.displacement !== "ASYLUM_SEEKER" &&
      (!isAlone(person) || randomOf(`reunified ${person.id}`).chance(0.8)),
  );
}

/** A child without a caregiver: unaccompanied or separated. */
export const isAlone = (person: PersonStory): boolean => person.child !== null;

/** Whether the caseworker lets this child travel at all. */
export const mayTravel = (person: PersonStory): boolean => randomOf(`clearance ${person.id}`).chance(0.75);

/** A trip that left: fills it in order of arrival. Those who board have a bed at the other end from before they leave. */
export function board(world: World, plan: TripPlan, trip: TripStory): Group[] {
  const from = trip.purpose === "ONWARD" ? world.waiting : world.onward;
  const target = centreOf(world, plan.to);
  const boarded: Group[] = [];
  let free = plan.passengers;
  for (const group of queueFor(from)) {
    if (free === 0) break;
    if (group.length > free || !mayBoard(group, plan) || !leaveTogether(world, group, trip, target)) continue;
    boarded.push(group);
    free -= group.length;
  }
  const gone = new Set(boarded);
  const staying = from.filter((group) => !gone.has(group));
  leaveBehind(staying, trip);
  if (trip.purpose === "ONWARD") world.waiting = staying;
  else world.onward = staying;
  return boarded;
}

const mayBoard = (group: Group, plan: TripPlan): boolean => isBoundFor(group, plan) && isReady(group, plan.departsAt);

/** The group leaves with beds at the other end, or answers false where there are none. */
function leaveTogether(world: World, group: Group, trip: TripStory, target: Centre | undefined): boolean {
  const places = target ? takePlaces([target], group) : null;
  if (target && !places) return false;
  for (const person of group) {
    leave(world, person, trip);
    if (places) reserve(person, places, later(trip.departsAt, -1), later(trip.arrivesAt, 12));
  }
  return true;
}

/** In order of arrival; a child on their own goes first. */
function queueFor(groups: Group[]): Group[] {
  return [...groups.filter((group) => group.some(isAlone)), ...groups.filter((group) => !group.some(isAlone))];
}

function leave(world: World, person: PersonStory, trip: TripStory): void {
  const { int } = randomOf(`journey ${trip.id} ${person.id}`);
  assess(person, trip.mode, later(trip.departsAt, -int(4, 14)));
  if (person.child) clearFor(person.child, trip);
  if (trip.purpose === "RETURN") {
    person.returnCase = returnOf(person, trip, "DEPARTED");
    closeNeeds(person, trip.departsAt, "COMPLETED");
  }
  checkOut(world.centres, person, trip.departsAt, "CHECKED_OUT");
  person.entries.push({
    ...entryOf(person, trip, "BOARDED"),
    clearedAt: later(trip.departsAt, -3),
    boardedAt: trip.departsAt,
  });
}

/** The caseworker clears a child for its first journey, and extends that for the next. */
function clearFor(child: NonNullable<PersonStory["child"]>, { departsAt }: TripStory): void {
  const decidedAt = later(departsAt, -10);
  child.clearance ??= { id: idOf(`clearance ${child.id}`), verdict: "CLEARED", decidedAt, validUntil: decidedAt };
  child.clearance.validUntil = later(departsAt, 14 * 24);
}

export function entryOf(person: PersonStory, trip: TripStory, status: EntryStory["status"]): EntryStory {
  const earliest = later(person.registeredAt, 2);
  const usual = later(trip.departsAt, -24);
  return {
    id: idOf(`entry ${trip.id} ${person.id}`),
    tripId: trip.id,
    status,
    heldCodes: [],
    nominatedAt: usual < earliest ? earliest : usual,
    clearedAt: null,
    boardedAt: null,
    arrivedAt: null,
    handedOverAt: null,
  };
}

export function returnOf(person: PersonStory, trip: TripStory, status: ReturnStory["status"]): ReturnStory {
  const { pick } = randomOf(`return ${person.id}`);
  const requestedAt = later(person.stays.at(-1)?.checkedInAt ?? person.registeredAt, 2);
  const document = {
    id: idOf(`document ${person.id}`),
    kind: pick(["LAISSEZ_PASSER", "LAISSEZ_PASSER", "PASSPORT", "NATIONAL_ID"] as const),
    status: "ISSUED" as const,
    requestedAt: later(requestedAt, 1),
    issuedAt: later(trip.departsAt, -8),
  };
  return {
    id: idOf(`return case ${person.id}`),
    status,
    requestedAt,
    changedAt: trip.departsAt,
    destinationCountry: trip.destinationCountry,
    destinationName: trip.destinationName,
    document: trip.crossesBorder ? document : null,
  };
}

export function reserve(
  person: PersonStory,
  places: NonNullable<ReturnType<typeof takePlaces>>,
  from: Date,
  until: Date,
): StayStory {
  const stay: StayStory = {
    id: idOf(`${person.id} stay ${String(person.stays.length)}`),
    shelterId: places.centre.id,
    unitId: places.room.id,
    status: "RESERVED",
    reservedAt: from,
    reservationExpiresAt: until,
    checkedInAt: null,
    checkedOutAt: null,
  };
  person.stays.push(stay);
  places.centre.reserved += 1;
  return stay;
}

/** One or two of those who stayed were to be on this trip. */
function leaveBehind(staying: Group[], trip: TripStory): void {
  const statuses = ["NO_SHOW", "OFFLOADED", "DECLINED"] as const;
  const { int, pick } = randomOf(`left behind ${trip.id}`);
  const dayBefore = later(trip.departsAt, -24);
  const left = staying.filter(
    ([person, ...others]) =>
      person && others.length === 0 && !person.child && person.entries.length === 0 && person.registeredAt < dayBefore,
  );
  for (const [person] of left.slice(0, int(0, 2))) {
    if (!person) continue;
    const status = pick(statuses);
    const codes: EntryStory["heldCodes"] = status === "OFFLOADED" ? ["HOLD"] : [];
    person.entries.push({ ...entryOf(person, trip, status), heldCodes: codes });
  }
}

/** A trip that arrived: beds taken at the other end, or people handed over at home. */
export function arrive(world: World, trip: TripStory, boarded: Group[]): void {
  for (const group of boarded) {
    for (const person of group) {
      const entry = person.entries.find(({ tripId }) => tripId === trip.id);
      if (!entry) continue;
      const handedOverAt = later(trip.arrivesAt, 3);
      const isHandedOver = handedOverAt <= world.plan.operation.asOf;
      Object.assign(entry, {
        status: isHandedOver ? "HANDED_OVER" : "ARRIVED",
        arrivedAt: trip.arrivesAt,
        handedOverAt: isHandedOver ? handedOverAt : null,
      });
      if (trip.purpose === "ONWARD") moveIn(world, person, trip);
      else settle(person, entry, trip);
    }
    if (trip.purpose === "ONWARD") world.onward.push(group);
  }
}

function moveIn(world: World, person: PersonStory, trip: TripStory): void {
  const stay = person.stays.at(-1);
  const centre = world.centres.find(({ id }) => id === stay?.shelterId);
  if (!stay || !centre) throw new Error(`${person.registrationNumber} has no bed at the end of the trip.`);
  stay.status = "CHECKED_IN";
  stay.checkedInAt = trip.arrivesAt;
  centre.reserved -= 1;
  centre.occupied += 1;
}

function settle(person: PersonStory, entry: EntryStory, trip: TripStory): void {
  const changedAt = entry.handedOverAt ?? trip.arrivesAt;
  if (person.returnCase)
    Object.assign(person.returnCase, { status: entry.handedOverAt ? "CLOSED" : "ARRIVED", changedAt });
  if (person.child) Object.assign(person.child, { status: "CLOSED", closedAt: changedAt });
}
