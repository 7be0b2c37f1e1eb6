// Trips that are yet to leave when the story ends: who is on their manifests, and what still keeps people from boarding.
import { assess, hasUrgentNeed, isKeptBack } from "./care";
import { liveStay, takePlaces } from "./centres";
import { centreOf, type Group, type World } from "./journeys";
import { later, type TripPlan } from "./plan";
import { idOf, randomOf } from "./random";
import type { BlockerCode, PersonStory, TripStory } from "./story";
import { entryOf, isAlone, isBoundFor, mayTravel, reserve, returnOf } from "./travel";

/** Nominates people for a trip in order of arrival and writes what is known of each when the story ends. */
export function nominate(world: World, plan: TripPlan, trip: TripStory): void {
  const { asOf } = world.plan.operation;
  for (const [index, group] of chosen(world, plan, trip).entries()) {
    const blockers = group.map((person) => prepare(person, trip, asOf, index));
    const lacksNothing = blockers.every((codes) => codes.length === 0);
    // A bed is kept for those who lack nothing else.
    const hasBed = trip.destinationShelterId === null || (lacksNothing && reserveBeds(world, plan, group, trip));
    for (const [place, person] of group.entries()) {
      const codes: BlockerCode[] = [...(blockers[place] ?? []), ...(hasBed ? [] : ["NO_BED" as const])];
      write(person, trip, asOf, lacksNothing && hasBed, codes, index);
    }
  }
}

/** So many of those who are nominated cannot travel for now; the desk tries all the same, until the manifest is locked. */
const HOPELESS = 8;
const HOPELESS_IN_THE_END = 1;

function chosen(world: World, plan: TripPlan, trip: TripStory): Group[] {
  const groups: Group[] = [];
  const { asOf } = world.plan.operation;
  const limit = isLocked(trip) ? HOPELESS_IN_THE_END : HOPELESS;
  let free = plan.passengers;
  let hopeless = 0;
  const asked = (trip.purpose === "ONWARD" ? world.waiting : world.onward).filter(
    (group) => isFree(group, asOf) && isBoundFor(group, plan),
  );
  for (const group of asked) {
    if (group.length > free) continue;
    if (group.some((person) => isHopeless(person, asOf)) && ++hopeless > limit) continue;
    groups.push(group);
    free -= group.length;
  }
  return groups;
}

const isLocked = ({ status }: TripStory): boolean => status === "MANIFEST_LOCKED";

/** On no other manifest, and here for long enough to be asked. */
const isFree = (group: Group, asOf: Date): boolean =>
  group.every(
    (person) =>
      !person.entries.some(({ status }) => LIVE.has(status)) && later(liveStay(person)?.checkedInAt ?? asOf, 9) <= asOf,
  );

const isHopeless = (person: PersonStory, asOf: Date): boolean =>
  isKeptBack(person) ||
  hasUrgentNeed(person, asOf) ||
  person.travelConsent?.withdrawnAt !== null ||
  (isAlone(person) && !mayTravel(person));

/** A household travels together: nobody of it is cleared before all are. */
function write(
  person: PersonStory,
  trip: TripStory,
  asOf: Date,
  isClear: boolean,
  codes: BlockerCode[],
  index: number,
): void {
  const isHeld = codes.length > 0 && (isLocked(trip) || index % 3 === 0);
  person.entries.push({
    ...entryOf(person, trip, isClear ? "CLEARED" : isHeld ? "HELD" : "NOMINATED"),
    nominatedAt: later(asOf, -1.5),
    clearedAt: isClear ? later(asOf, -0.5) : null,
    heldCodes: isHeld ? codes : [],
  });
}

const LIVE = new Set(["NOMINATED", "CLEARED", "HELD", "BOARDED"]);

function reserveBeds(world: World, plan: TripPlan, group: Group, trip: TripStory): boolean {
  const target = centreOf(world, plan.to);
  const places = target && takePlaces([target], group);
  if (!places) return false;
  for (const person of group) reserve(person, places, later(world.plan.operation.asOf, -1), later(trip.arrivesAt, 12));
  return true;
}

/** Brings about what a person still needs, for most, and answers the codes of what is missing for the rest. */
function prepare(person: PersonStory, trip: TripStory, asOf: Date, index: number): BlockerCode[] {
  const codes: BlockerCode[] = [];
  if (!isFit(person, trip, asOf)) codes.push("MEDICAL");
  if (isAlone(person) && !clear(person, trip, asOf)) codes.push("CHILD_PROTECTION");
  if (!person.travelConsent || person.travelConsent.withdrawnAt) codes.push("CONSENT");
  if (trip.purpose === "RETURN" && !document(person, trip, index)) codes.push("DOCUMENTS");
  return codes;
}

/**
 * Seven in ten were seen lately, and the verdict still holds at departure; one has a verdict that will not, two were not
 * seen. Before a manifest is locked everybody is seen. A verdict from the journey before may hold as well.
 */
function isFit(person: PersonStory, trip: TripStory, asOf: Date): boolean {
  if (isKeptBack(person)) return false;
  const { next, int } = randomOf(`fit ${trip.id} ${person.id}`);
  const place = isLocked(trip) ? 0 : next();
  const assessedAt = place < 0.7 ? later(asOf, -int(2, 8)) : later(trip.departsAt, -int(73, 90));
  if (place < 0.8 && assessedAt >= person.registeredAt && assessedAt <= asOf) assess(person, trip.mode, assessedAt);
  const holds = person.verdicts.some(({ mode, validUntil }) => mode === trip.mode && validUntil > trip.departsAt);
  return holds && !hasUrgentNeed(person, asOf);
}

function clear(person: PersonStory, trip: TripStory, asOf: Date): boolean {
  const { child, id } = person;
  if (child?.clearance?.verdict === "CLEARED") {
    child.clearance.validUntil = later(trip.departsAt, 14 * 24);
    return true;
  }
  const { chance } = randomOf(`withheld ${id}`);
  const verdict = mayTravel(person) ? "CLEARED" : chance(0.3) ? "WITHHELD" : "PENDING";
  const decidedAt = later(asOf, -5);
  if (child) {
    child.clearance = { id: idOf(`clearance ${child.id}`), verdict, decidedAt, validUntil: later(decidedAt, 14 * 24) };
  }
  return verdict === "CLEARED";
}

/** Every eighth still waits for a consulate, where a border is crossed; once the manifest is locked, one. */
function document(person: PersonStory, trip: TripStory, index: number): boolean {
  const isWaiting = trip.crossesBorder && (isLocked(trip) ? index === 5 : index % 8 === 5);
  person.returnCase = returnOf(person, trip, isWaiting ? "DOCS_PENDING" : "BOOKED");
  person.returnCase.changedAt = later(person.returnCase.requestedAt, 6);
  if (person.returnCase.document) {
    const issuedAt = isWaiting ? null : later(person.returnCase.requestedAt, 5);
    Object.assign(person.returnCase.document, { status: isWaiting ? "NATIONALITY_CHECK" : "ISSUED", issuedAt });
  }
  return !isWaiting;
}
