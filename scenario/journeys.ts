// People live through the plan of an operation: they arrive, are housed and cared for, move on, go home.
import { closeNeeds, screen } from "./care";
import { checkIn, checkOut, openCentres, takePlaces, type Centre } from "./centres";
import { MAN_ALONE, peopleOf, type Draw } from "./groups";
import { nationalityBag, wristbands } from "./identity";
import { DAY, later, type CohortPlan, type OperationPlan, type TripPlan } from "./plan";
import { idOf } from "./random";
import type { ArrivalStory, PersonStory, TripStory, VehicleStory } from "./story";
import { hear } from "./voices";

/** People who travel together or not at all. */
export type Group = PersonStory[];

/** The state of an operation while its story is told. */
export interface World {
  plan: OperationPlan;
  centres: Centre[];
  arrivals: ArrivalStory[];
  vehicles: VehicleStory[];
  trips: TripStory[];
  people: PersonStory[];
  /** Who is in a first centre, in order of arrival; and who is in an onward centre. */
  waiting: Group[];
  onward: Group[];
  draw: Draw;
}

export function worldOf(plan: OperationPlan): World {
  const families = plan.cohorts.flatMap(({ groups }) => groups);
  const alone =
    plan.cohorts.reduce((sum, { men }) => sum + men, 0) + families.filter((group) => sizeOf(group) === 1).length;
  const main = plan.nationalities[0]?.[0] ?? "MLI";
  return {
    plan,
    centres: openCentres(plan.key, plan.centres),
    arrivals: [],
    vehicles: [],
    trips: [],
    people: [],
    waiting: [],
    onward: [],
    draw: { main, nationality: nationalityBag(plan, alone), wristband: wristbands(plan.prefix, plan.digits) },
  };
}

const sizeOf = ({ adults, children }: OperationPlan["cohorts"][number]["groups"][number]): number =>
  adults.length + children.length;

const firstCentres = (world: World): Centre[] =>
  world.centres.filter(({ isOnward, status }) => !isOnward && status === "OPEN");

export const centreOf = (world: World, key: string | undefined): Centre | undefined =>
  world.centres.find((centre) => centre.key === key);

/** A cohort reaches the town, is registered, housed and screened. */
export function receive(world: World, cohort: CohortPlan, index: number): void {
  const { plan } = world;
  const id = idOf(`${plan.key} arrival ${String(index)}`);
  // Families first: there is less room for them.
  const groups = [...cohort.groups, ...Array.from({ length: cohort.men }, () => MAN_ALONE)].map((group, place) =>
    peopleOf(group, `${plan.key} ${String(index)} ${String(place)}`, cohort, id, world.draw),
  );
  const centres = cohort.into.flatMap((key) => centreOf(world, key) ?? []);
  for (const group of groups) house(world, group, centres, cohort.at);
  const everybody = groups.flat();
  const isChild = ({ bornOn, isAgeDisputed }: PersonStory): boolean =>
    isAgeDisputed || Date.parse(bornOn) > cohort.at.getTime() - 18 * 365.25 * DAY;
  const count = (sex: PersonStory["sex"], child: boolean): number =>
    everybody.filter((person) => person.sex === sex && isChild(person) === child).length;
  world.arrivals.push({
    id,
    pointOfEntry: plan.pointOfEntry,
    occurredAt: cohort.at,
    men: count("MALE", false),
    women: count("FEMALE", false),
    boys: count("MALE", true),
    girls: count("FEMALE", true),
  });
}

function house(world: World, group: Group, centres: Centre[], at: Date): void {
  const { plan } = world;
  const places = takePlaces(centres, group);
  if (!places) throw new Error(`${plan.key}: no room for ${String(group.length)} on ${at.toISOString()}.`);
  const countries = plan.nationalities.map(([country]) => country);
  for (const person of group) {
    checkIn(person, places, at);
    screen(person, plan.operation.asOf);
    hear(person, plan.operation, countries);
    world.people.push(person);
  }
  world.waiting.push(group);
}

/** The record of a planned trip, with the vehicle that was hired for it. */
export function scheduleTrip(world: World, trip: TripPlan): TripStory {
  const id = idOf(`${world.plan.key} trip ${trip.key}`);
  const number = String(world.vehicles.length + 1).padStart(3, "0");
  const vehicle: VehicleStory = {
    id: idOf(`${id} vehicle`),
    name: trip.mode === "AIR" ? `Charter ${number}` : `Coach ${number}`,
    mode: trip.mode,
    seats: trip.seats,
    operator: world.plan.carrier,
    plate: `${world.plan.prefix} ${number}`,
  };
  const story: TripStory = {
    id,
    purpose: trip.purpose,
    mode: trip.mode,
    vehicleId: vehicle.id,
    status: trip.status,
    originName: trip.origin.name,
    originCountry: trip.origin.country,
    destinationName: trip.destination.name,
    destinationCountry: trip.destination.country,
    originShelterId: originOf(world, trip),
    destinationShelterId: centreOf(world, trip.to)?.id ?? null,
    crossesBorder: trip.origin.country !== trip.destination.country,
    seats: trip.seats,
    departsAt: trip.departsAt,
    arrivesAt: trip.arrivesAt,
    distanceKm: trip.distanceKm,
  };
  world.vehicles.push(vehicle);
  world.trips.push(story);
  return story;
}

/** The one open centre from which people leave on this trip; none where they are collected from several of the town. */
function originOf(world: World, { purpose }: TripPlan): string | null {
  const [only, ...others] = world.centres.filter(
    ({ isOnward, status }) => status === "OPEN" && isOnward === (purpose === "RETURN"),
  );
  return only && others.length === 0 ? only.id : null;
}

/** A few leave on their own or are not seen again, one by one over the last days. */
export function loseSight(world: World, kind: "LEFT_ON_OWN" | "DISAPPEARED", at: Date): void {
  const index = world.waiting.findIndex(
    ([person, ...others]) => person && others.length === 0 && !person.child && person.registeredAt < later(at, -48),
  );
  const [person] = world.waiting[index] ?? [];
  if (!person) throw new Error(`${world.plan.key}: nobody is there to leave on ${at.toISOString()}.`);
  world.waiting.splice(index, 1);
  checkOut(world.centres, person, at, "CHECKED_OUT");
  closeNeeds(person, at, "REVOKED");
  person.outcome = { kind, at };
}

/** Some move to another first centre, families as one. */
export function rearrange(world: World, at: Date): void {
  const groups = world.waiting.filter(
    ([person], index) => index % 40 === 7 && person && person.registeredAt < later(at, -12),
  );
  for (const group of groups) {
    const stay = group[0]?.stays.at(-1);
    const others = firstCentres(world).filter(({ id }) => id !== stay?.shelterId);
    const places = takePlaces(others, group);
    if (!places) continue;
    for (const person of group) {
      checkOut(world.centres, person, at, "MOVED");
      checkIn(person, places, at);
    }
  }
}
