// Where the people of a wave should sleep: households together, children rightly housed, in as few shelters as can be.
import type { HousingUnitKind } from "../unit/unit.enums";
import type { NoPlacementReason, PlacementReason } from "./recommendation.enums";

type Kind = `${HousingUnitKind}`;

/** Somebody who waits. */
export interface Waiting {
  personId: string;
  householdId: string | null;
  /** Null: nobody has told yet. */
  housedAs: Kind | null;
  since: Date;
}

export interface Room {
  unitId: string;
  kind: Kind;
  free: number;
}

/** An open shelter: what is free in it as a whole, and in each of its parts. */
export interface Candidate {
  shelterId: string;
  free: number;
  rooms: readonly Room[];
  /** Households of which somebody has a bed here. */
  householdIds: ReadonlySet<string>;
}

export interface Bed {
  personId: string;
  /** Null in a shelter that is not divided. */
  unitId: string | null;
}

export interface Recommended {
  shelterId: string;
  reason: `${PlacementReason}`;
  beds: Bed[];
}

export interface Unplaced {
  personIds: string[];
  reason: `${NoPlacementReason}`;
}

/** In which parts people are recommended to sleep, the best first. Nobody is recommended for isolation. */
const PARTS: Record<Kind, readonly Kind[]> = {
  MEN: ["MEN"],
  WOMEN: ["WOMEN", "FAMILIES"],
  FAMILIES: ["FAMILIES"],
  UNACCOMPANIED_CHILDREN: ["UNACCOMPANIED_CHILDREN"],
  ISOLATION: [],
};

/** Whose room is scarcest is housed first. */
const TURN: Record<Kind, number> = { UNACCOMPANIED_CHILDREN: 0, FAMILIES: 1, WOMEN: 2, MEN: 3, ISOLATION: 4 };

type Housed = Waiting & { housedAs: Kind };

/**
 * A shelter for each household, and for each person who is alone; the same for the same question. Fills the shelter with
 * the most room first. A household that fits nowhere as a whole is left to whoever decides.
 */
export function recommend(
  waiting: readonly Waiting[],
  shelters: readonly Candidate[],
): { placed: Recommended[]; unplaced: Unplaced[] } {
  const open = shelters
    .map((shelter) => ({ ...shelter, rooms: shelter.rooms.map((room) => ({ ...room })) }))
    .sort((one, other) => other.free - one.free || (one.shelterId < other.shelterId ? -1 : 1));
  const placed: Recommended[] = [];
  const unplaced: Unplaced[] = [];
  for (const group of groupsOf(waiting)) {
    const personIds = group.map(({ personId }) => personId);
    if (!isTold(group)) {
      unplaced.push({ personIds, reason: "NOT_TOLD" });
      continue;
    }
    const found = placeOf(group, open);
    if (found) placed.push(found);
    else unplaced.push({ personIds, reason: group.length > 1 ? "NO_ROOM_TOGETHER" : "NO_SUITABLE_ROOM" });
  }
  return { placed, unplaced };
}

const isTold = (group: readonly Waiting[]): group is Housed[] => group.every(({ housedAs }) => housedAs !== null);

function groupsOf(waiting: readonly Waiting[]): Waiting[][] {
  const groups = new Map<string, Waiting[]>();
  for (const each of [...waiting].sort((one, other) => (one.personId < other.personId ? -1 : 1))) {
    const key = each.householdId ?? each.personId;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].sort(
    (one, other) => turnOf(one) - turnOf(other) || other.length - one.length || sinceOf(one) - sinceOf(other),
  );
}

const turnOf = (group: readonly Waiting[]): number =>
  Math.min(...group.map(({ housedAs }) => (housedAs ? TURN[housedAs] : TURN.ISOLATION)));
const sinceOf = (group: readonly Waiting[]): number => Math.min(...group.map(({ since }) => since.getTime()));

type Open = Omit<Candidate, "rooms"> & { rooms: Room[] };

function placeOf(group: readonly Housed[], shelters: readonly Open[]): Recommended | null {
  const household = group[0]?.householdId ?? null;
  const own = shelters.filter(({ householdIds }) => household !== null && householdIds.has(household));
  for (const shelter of [...own, ...shelters]) {
    const beds = bedsIn(group, shelter);
    if (!beds) continue;
    take(shelter, beds);
    return { shelterId: shelter.shelterId, reason: reasonOf(group, own.includes(shelter)), beds };
  }
  return null;
}

function reasonOf(group: readonly Housed[], joins: boolean): `${PlacementReason}` {
  if (joins) return "JOINS_HOUSEHOLD";
  if (group.length > 1) return "HOUSEHOLD_TOGETHER";
  return group[0]?.housedAs === "UNACCOMPANIED_CHILDREN" ? "CHILDREN_APART" : "MOST_ROOM";
}

/** A bed in this shelter for each of them, in one part if it has room for all; null where it has not. */
function bedsIn(group: readonly Housed[], { free, rooms }: Open): Bed[] | null {
  if (free < group.length) return null;
  if (rooms.length === 0) {
    const isSafe = group.every(({ housedAs }) => housedAs !== "UNACCOMPANIED_CHILDREN" && housedAs !== "ISOLATION");
    return isSafe ? group.map(({ personId }) => ({ personId, unitId: null })) : null;
  }
  const left = new Map(rooms.map((room) => [room, room.free]));
  const beds: Bed[] = [];
  for (const { personId, housedAs } of group) {
    const room = PARTS[housedAs].flatMap((kind) => roomiest(kind, left)).at(0);
    if (!room) return null;
    left.set(room, (left.get(room) ?? 0) - 1);
    beds.push({ personId, unitId: room.unitId });
  }
  return beds;
}

function roomiest(kind: Kind, left: ReadonlyMap<Room, number>): Room[] {
  const free = [...left].filter(([room, count]) => room.kind === kind && count > 0);
  return free.sort(([, one], [, other]) => other - one).map(([room]) => room);
}

function take(shelter: Open, beds: readonly Bed[]): void {
  shelter.free -= beds.length;
  for (const { unitId } of beds) {
    const room = shelter.rooms.find((each) => each.unitId === unitId);
    if (room) room.free -= 1;
  }
}
