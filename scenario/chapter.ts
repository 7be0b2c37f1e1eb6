import { nominate } from "./ahead";
import { takePlaces } from "./centres";
import { openReturnCases } from "./homeward";
import { loseSight, rearrange, receive, scheduleTrip, worldOf, type Group, type World } from "./journeys";
import { DAY, later, type OperationPlan, type TripPlan } from "./plan";
import type { Chapter, TripStatus, TripStory } from "./story";
import { arrive, board, reserve } from "./travel";

const GONE: ReadonlySet<TripStatus> = new Set(["DEPARTED", "ARRIVED", "COMPLETED"]);

interface Happening {
  at: Date;
  happen: (world: World) => void;
}

/** Tells what became of a plan, from the first arrival to `asOf`. The same plan gives the same chapter. */
export function tell(plan: OperationPlan, isLast = true): Chapter {
  const world = worldOf(plan);
  const happenings = [...cohorts(plan), ...plan.trips.flatMap(tripHappenings), ...oddities(plan)];
  happenings.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, happen } of happenings) if (at <= plan.operation.asOf) happen(world);
  for (const trip of plan.trips) {
    const story = world.trips.find(({ status, departsAt }) => status === trip.status && departsAt === trip.departsAt);
    if (!GONE.has(trip.status)) announce(world, trip, story);
  }
  openReturnCases(world);
  transferOne(world);
  const { arrivals, vehicles, trips, people } = world;
  const shelters = world.centres.map(({ key: _, rooms: __, ...centre }) => centre);
  return { operation: plan.operation, arrivals, shelters, vehicles, trips, people, isLast };
}

function cohorts(plan: OperationPlan): Happening[] {
  return plan.cohorts.map((cohort, index) => ({
    at: cohort.at,
    happen: (world) => {
      receive(world, cohort, index);
    },
  }));
}

/** People are chosen and their beds reserved an hour before departure. */
function tripHappenings(plan: TripPlan): Happening[] {
  if (!GONE.has(plan.status)) return [];
  let trip: TripStory;
  let boarded: Group[];
  const depart = (world: World): void => {
    trip = scheduleTrip(world, plan);
    boarded = board(world, plan, trip);
  };
  const finish = (world: World): void => {
    arrive(world, trip, boarded);
  };
  return [
    { at: later(plan.departsAt, -1), happen: depart },
    ...(plan.status === "DEPARTED" ? [] : [{ at: plan.arrivesAt, happen: finish }]),
  ];
}

function announce(world: World, plan: TripPlan, known: TripStory | undefined): void {
  const trip = known ?? scheduleTrip(world, plan);
  if (plan.status !== "CANCELLED") nominate(world, plan, trip);
}

/** What happens beside the plan: people leave, are not seen again, move, or do not take the bed that was kept for them. */
function oddities(plan: OperationPlan): Happening[] {
  const { asOf } = plan.operation;
  const before = (days: number, hours = 0): Date => later(new Date(asOf.getTime() - days * DAY), hours);
  const lose = (kind: "LEFT_ON_OWN" | "DISAPPEARED", count: number, hour: number): Happening[] =>
    Array.from({ length: count }, (_, index) => {
      const at = before(1 + (index % 5), hour);
      return {
        at,
        happen: (world: World) => {
          loseSight(world, kind, at);
        },
      };
    });
  return [
    ...lose("LEFT_ON_OWN", plan.leftOnTheirOwn, -2),
    ...lose("DISAPPEARED", plan.disappeared, -1),
    {
      at: before(3, -3),
      happen: (world) => {
        rearrange(world, before(3, -3));
      },
    },
    ...keptBeds(before(6, -4)),
  ];
}

/** Two beds at the onward centre are kept for half a day in vain: one given up, one not taken. */
function keptBeds(at: Date): Happening[] {
  const releases: (() => void)[] = [];
  const keep = (world: World): void => {
    const singles = world.waiting.filter(([person, ...others]) => person && !person.child && others.length === 0);
    const targets = world.centres.filter(({ isOnward, status }) => isOnward && status === "OPEN");
    for (const [index, group] of singles.slice(-2).entries()) {
      const places = takePlaces(targets, group);
      const [person] = group;
      if (!places || !person) continue;
      const stay = reserve(person, places, at, later(at, 12));
      releases.push(() => {
        stay.status = index === 0 ? "CANCELLED" : "NO_SHOW";
        places.centre.reserved -= 1;
        places.room.free += 1;
      });
    }
  };
  return [
    { at, happen: keep },
    {
      at: later(at, 12),
      happen: () => {
        for (const release of releases) release();
      },
    },
  ];
}

/** The first child on their own who is still in an onward centre is taken over by another agency. */
function transferOne({ onward }: World): void {
  const child = onward
    .flat()
    .find(
      (person) => person.child?.status === "OPEN" && person.entries.every(({ status }) => status === "HANDED_OVER"),
    )?.child;
  if (child) child.status = "TRANSFERRED";
}
