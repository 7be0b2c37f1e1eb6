// Plans of operations through which many people pass day by day: Agadez, and generated ones of any size.
import {
  at,
  DAY,
  HOUR,
  later,
  type CentrePlan,
  type CohortPlan,
  type GroupPlan,
  type OperationPlan,
  type TripPlan,
} from "./plan";
import type { Sex, TripStatus } from "./story";

export type Place = { name: string; pCode: string };

export interface Home {
  destination: { name: string; country: string };
  distanceKm: number;
  hours: number;
}

export interface StreamPlan extends Omit<OperationPlan, "cohorts" | "trips" | "centres"> {
  /** How many people reach the first centres, and when. */
  days: { at: Date; people: number }[];
  first: { place: Place; operators: string[]; capacity: number };
  onward: { place: Place; operators: string[]; capacity: number; surge: number };
  homes: Home[];
  onwardHours: number;
  onwardKm: number;
}

const SEATS = 55;
/** Of those who arrive, so many per hundred move on two days later, and go home six days later. */
const ONWARD_SHARE = 0.9;
const RETURN_SHARE = 0.62;

export function planOf(stream: StreamPlan): OperationPlan {
  const { days, first, onward, homes: _, onwardHours: __, onwardKm: ___, ...rest } = stream;
  const centres = [
    ...first.operators.map((operator, index) => centre(first.place, operator, index, first.capacity, 0, false)),
    ...onward.operators.map((operator, index) =>
      centre(onward.place, operator, index, onward.capacity, onward.surge, true),
    ),
  ];
  const into = first.operators.map((_operator, index) => `${first.place.name} ${String(index)}`);
  const cohorts = days.map(({ at: day, people }) => cohort(day, people, into));
  return { ...rest, centres, cohorts, trips: days.flatMap((_day, index) => tripsAfter(stream, index)) };
}

/** Centres of a stream have units in these shares of all their places. */
const SHARES = [
  ["MEN", 0.7],
  ["WOMEN", 0.08],
  ["FAMILIES", 0.14],
  ["UNACCOMPANIED_CHILDREN", 0.05],
  ["ISOLATION", 0.03],
] as const;

function centre(
  place: Place,
  operator: string,
  index: number,
  capacity: number,
  surge: number,
  isOnward: boolean,
): CentrePlan {
  const places = capacity + surge;
  const units = SHARES.map(([kind, share]) => ({ kind, capacity: Math.floor(places * share) }));
  const men = units[0];
  if (men) men.capacity += places - units.reduce((sum, unit) => sum + unit.capacity, 0);
  return {
    key: `${place.name} ${String(index)}`,
    name: `${operator} Transit Centre ${place.name}`,
    alias: `Centre de transit ${operator}, ${place.name}`,
    kind: index === 0 ? "TRANSIT" : "RECEPTION",
    operator,
    place,
    status: "OPEN",
    capacity,
    surge,
    blocked: 0,
    isOnward,
    units,
  };
}

/** Of every hundred people: women alone, families, children with a relative and children alone; the rest are men alone. */
function cohort(day: Date, people: number, into: string[]): CohortPlan {
  const many = (perHundred: number, group: (index: number) => GroupPlan): GroupPlan[] =>
    Array.from({ length: Math.floor((people * perHundred) / 100) }, (_, index) => group(index));
  const sexOf = (index: number): Sex => (index % 3 === 0 ? "FEMALE" : "MALE");
  const child = (index: number, age: number) => ({ sex: sexOf(index), age: 2 + ((index * 5 + age) % 14) });
  const groups: GroupPlan[] = [
    ...many(1, (index) => ({
      kind: "PARENT",
      adults: ["FEMALE", "MALE"],
      children: [child(index, 3), child(index + 1, 8)],
    })),
    ...many(1.5, (index) => ({ kind: "PARENT", adults: ["FEMALE"], children: [child(index, 1)] })),
    ...many(0.5, (index) => ({ kind: "RELATIVE", adults: ["MALE"], children: [child(index, 9)] })),
    ...many(1.5, (index) => ({ kind: "ALONE", adults: [], children: [{ sex: sexOf(index), age: 14 + (index % 4) }] })),
    ...many(3, () => ({ kind: "ALONE", adults: ["FEMALE"], children: [] })),
  ];
  const grouped = groups.reduce((sum, { adults, children }) => sum + adults.length + children.length, 0);
  return { at: day, groups, men: people - grouped, into };
}

function tripsAfter(stream: StreamPlan, index: number): TripPlan[] {
  const { at: arrived, people } = stream.days[index] ?? { at: at("2018-01-01", 0), people: 0 };
  const count = (share: number, seats: number): number => Math.max(1, Math.ceil((people * share) / seats));
  const day = new Date(Math.floor(arrived.getTime() / DAY) * DAY);
  const onwards = Array.from({ length: count(ONWARD_SHARE, SEATS) }, (_, trip) =>
    onwardTrip(stream, later(day, 48), index, trip),
  );
  const returns = Array.from({ length: count(RETURN_SHARE, SEATS) }, (_, trip) =>
    returnTrip(stream, later(day, 6 * 24), index, trip),
  );
  return [...onwards, ...returns];
}

/** Trips are told up to the end of the story, and announced three days ahead. */
function statusOf(asOf: Date, departsAt: Date, arrivesAt: Date): TripStatus {
  if (arrivesAt.getTime() + 3 * HOUR <= asOf.getTime()) return "COMPLETED";
  if (arrivesAt <= asOf) return "ARRIVED";
  if (departsAt <= asOf) return "DEPARTED";
  if (departsAt.getTime() < asOf.getTime() + DAY) return "MANIFEST_LOCKED";
  return departsAt.getTime() < asOf.getTime() + 2 * DAY ? "OPEN" : "PLANNED";
}

function onwardTrip(stream: StreamPlan, day: Date, index: number, trip: number): TripPlan {
  const departsAt = new Date(day.getTime() + 5 * HOUR + trip * 30 * 60_000 + (trip % 2) * 9 * HOUR);
  const arrivesAt = later(departsAt, stream.onwardHours);
  const { country, asOf } = stream.operation;
  const centres = stream.onward.operators.length;
  return {
    key: `onward ${String(index)} ${String(trip)}`,
    purpose: "ONWARD",
    mode: "ROAD",
    status: statusOf(asOf, departsAt, arrivesAt),
    departsAt,
    arrivesAt,
    seats: SEATS,
    passengers: SEATS,
    origin: { name: stream.first.place.name, country },
    destination: { name: stream.onward.place.name, country },
    to: `${stream.onward.place.name} ${String((index + trip) % centres)}`,
    distanceKm: stream.onwardKm,
  };
}

function returnTrip(stream: StreamPlan, day: Date, index: number, trip: number): TripPlan {
  const home = stream.homes[(index * 2 + trip) % stream.homes.length];
  if (!home) throw new Error(`${stream.key} has no homes to return to.`);
  const { hours, ...to } = home;
  const departsAt = new Date(day.getTime() + 11 * HOUR + trip * 20 * 60_000);
  const arrivesAt = later(departsAt, hours);
  const { country, asOf } = stream.operation;
  return {
    key: `return ${String(index)} ${String(trip)}`,
    purpose: "RETURN",
    mode: hours < 6 ? "AIR" : "ROAD",
    status: statusOf(asOf, departsAt, arrivesAt),
    departsAt,
    arrivesAt,
    seats: SEATS,
    passengers: SEATS,
    origin: { name: stream.onward.place.name, country },
    ...to,
  };
}
