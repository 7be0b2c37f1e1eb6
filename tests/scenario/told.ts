// The stories under test, and how to ask them.
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import { generated } from "#scenario/generated";
import type { Chapter, EntryStory, PersonStory, StayStory, TripStory } from "#scenario/story";

export const gao = gao2018();
export const chapters: Chapter[] = [gao, agadez2018(), ...generated(6_000)];
export const named = chapters.map((chapter, index) => ({
  name: `${chapter.operation.code} (${String(index)})`,
  chapter,
}));

export const isMinor = (person: PersonStory, on: Date): boolean => {
  const eighteenth = `${String(Number(person.bornOn.slice(0, 4)) + 18)}${person.bornOn.slice(4)}`;
  return person.isAgeDisputed || eighteenth > on.toISOString().slice(0, 10);
};

/** Numbers of people, by what `keyOf` says of them. */
export function tally<T>(items: T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

export const arrivedOn = (chapter: Chapter, purpose: TripStory["purpose"]): PersonStory[] =>
  chapter.people.filter((person) =>
    person.entries.some(
      ({ tripId, arrivedAt }) => arrivedAt && chapter.trips.find(({ id }) => id === tripId)?.purpose === purpose,
    ),
  );

export const isIn = ({ checkedInAt, checkedOutAt }: StayStory, at: Date): boolean =>
  checkedInAt !== null && checkedInAt <= at && (checkedOutAt === null || checkedOutAt > at);

/** From when to when a stay holds its place, a reservation included. */
export function span({
  status,
  reservedAt,
  reservationExpiresAt,
  checkedInAt,
  checkedOutAt,
}: StayStory): [number, number] {
  const from = (reservedAt ?? checkedInAt)?.getTime() ?? 0;
  const lapsed = status === "NO_SHOW" || status === "CANCELLED";
  return [from, (lapsed ? reservationExpiresAt : checkedOutAt)?.getTime() ?? Infinity];
}

/** The greatest number of spans that overlap at any instant; an end and a start at the same instant do not. */
export function peak(spans: [number, number][]): number {
  const steps = spans.flatMap(([from, to]) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  steps.sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  return steps.reduce((most, { by }) => Math.max(most, (now += by)), 0);
}

export const tripsOf = ({ trips }: Chapter): Map<string, TripStory> => new Map(trips.map((trip) => [trip.id, trip]));

export interface Travel {
  person: PersonStory;
  entry: EntryStory;
  trip: TripStory;
}

/** Everybody on any manifest of this story. */
export function travels(chapter: Chapter): Travel[] {
  const tripOf = tripsOf(chapter);
  return chapter.people.flatMap((person) =>
    person.entries.flatMap((entry) => {
      const trip = tripOf.get(entry.tripId);
      return trip ? [{ person, entry, trip }] : [];
    }),
  );
}

const LIVE = new Set(["NOMINATED", "CLEARED", "HELD"]);

/** Those on the manifests of trips that have not left. */
export const upcoming = (chapter: Chapter): Travel[] => travels(chapter).filter(({ entry }) => LIVE.has(entry.status));

/** What keeps somebody from boarding `trip`, as known at `by`; beds and caregivers are asked elsewhere. */
export function lacking(person: PersonStory, trip: TripStory, by: Date): string[] {
  const isFit = person.verdicts.some(
    ({ verdict, mode, assessedAt, validUntil }) =>
      verdict.startsWith("FIT") && mode === trip.mode && assessedAt <= by && validUntil > trip.departsAt,
  );
  const papers = person.returnCase?.document?.issuedAt;
  const facts = [
    ["MEDICAL", !isFit || hasUrgent(person, by)],
    ["CONSENT", !consents(person, by)],
    ["DOCUMENTS", trip.crossesBorder && !(papers && papers <= by)],
  ] as const;
  return facts.flatMap(([code, isLacking]) => (isLacking ? [code] : []));
}

const hasUrgent = ({ needs }: PersonStory, by: Date): boolean =>
  needs.some(
    ({ priority, openedAt, closedAt }) =>
      ["STAT", "ASAP"].includes(priority) && openedAt <= by && (!closedAt || closedAt > by),
  );

const consents = ({ travelConsent }: PersonStory, by: Date): boolean =>
  travelConsent !== null &&
  travelConsent.givenAt <= by &&
  (!travelConsent.withdrawnAt || travelConsent.withdrawnAt > by);

/** Whether a caseworker cleared this child for the trip. */
export function isCleared({ child }: PersonStory, { departsAt }: TripStory, by: Date): boolean {
  const clearance = child?.clearance;
  return clearance?.verdict === "CLEARED" && clearance.decidedAt <= by && clearance.validUntil >= departsAt;
}

/** Ids of the children who have a caregiver among these people. */
export const caredFor = (people: PersonStory[]): Set<string> =>
  new Set(
    people.flatMap(({ relations }) =>
      relations.filter(({ isCaregiver }) => isCaregiver).map(({ toPersonId }) => toPersonId),
    ),
  );
