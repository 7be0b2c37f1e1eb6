import { dayOf } from "#kit/days";
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import { generated } from "#scenario/generated";
import type { Chapter, PersonStory, StayStory, TripStory } from "#scenario/story";

const gao = gao2018();
const chapters: Chapter[] = [gao, agadez2018(), ...generated(12_000)];
const named = chapters.map((chapter, index) => ({ name: `${chapter.operation.code} (${String(index)})`, chapter }));

const isMinor = (person: PersonStory, on: Date): boolean => {
  const eighteenth = `${String(Number(person.bornOn.slice(0, 4)) + 18)}${person.bornOn.slice(4)}`;
  return person.isAgeDisputed || eighteenth > on.toISOString().slice(0, 10);
};

/** Numbers of people, by what `keyOf` says of them. */
function tally<T>(items: T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

const arrivedOn = (chapter: Chapter, purpose: TripStory["purpose"]): PersonStory[] =>
  chapter.people.filter((person) =>
    person.entries.some(
      ({ tripId, arrivedAt }) => arrivedAt && chapter.trips.find(({ id }) => id === tripId)?.purpose === purpose,
    ),
  );

describe("GAO-2018", () => {
  test("has 1,135 people: 9 women, 30 children, 1,096 men", () => {
    const { asOf } = gao.operation;
    expect(gao.people).toHaveLength(1135);
    const group = (person: PersonStory): string => (isMinor(person, asOf) ? "child" : person.sex);
    expect(tally(gao.people, group)).toEqual({ FEMALE: 9, child: 30, MALE: 1096 });
    const atArrival = (person: PersonStory): string => (isMinor(person, person.registeredAt) ? "child" : person.sex);
    expect(tally(gao.people, atArrival)).toEqual({ FEMALE: 9, child: 30, MALE: 1096 });
  });

  test("counted as many heads as it registered people, 488 of them on 23 April", () => {
    const heads = gao.arrivals.map(({ occurredAt, men, women, boys, girls }) => ({
      day: dayOf(occurredAt, gao.operation.timeZone),
      count: men + women + boys + girls,
      children: boys + girls,
    }));
    expect(heads.reduce((sum, { count }) => sum + count, 0)).toBe(1135);
    expect(heads.reduce((sum, { children }) => sum + children, 0)).toBe(30);
    expect(heads.find(({ day }) => day === "2018-04-23")?.count).toBe(488);
  });

  test("has people of twelve nationalities, most of them from Mali, of some a handful", () => {
    const counts = tally(gao.people, ({ nationalities }) => nationalities[0] ?? "");
    expect(Object.keys(counts)).toHaveLength(12);
    expect(Math.max(...Object.values(counts))).toBe(counts.MLI);
    expect(Object.values(counts).filter((count) => count < 5)).toHaveLength(4);
  });

  test("moved 509 people onward, and 242 of them returned", () => {
    expect(arrivedOn(gao, "ONWARD")).toHaveLength(509);
    const returned = arrivedOn(gao, "RETURN");
    expect(returned).toHaveLength(242);
    const onward = new Set(arrivedOn(gao, "ONWARD"));
    expect(returned.every((person) => onward.has(person))).toBe(true);
  });

  test("found 300 places free at IOM on the morning of 23 April, and housed all 488 by the night", () => {
    const iom = gao.shelters.find(({ name }) => name.startsWith("IOM"));
    const sleeping = (at: string): StayStory[] =>
      gao.people.flatMap(({ stays }) => stays.filter((stay) => stay.shelterId === iom?.id && isIn(stay, new Date(at))));
    expect(iom?.capacity).toBe(300);
    expect(sleeping("2018-04-23T07:00:00Z")).toHaveLength(0);
    expect(sleeping("2018-04-23T20:00:00Z")).toHaveLength(300);
  });

  test("has six centres, the onward one nearly full, and one that is only proposed", () => {
    expect(tally(gao.shelters, ({ status }) => status)).toEqual({ OPEN: 6, PROPOSED: 1 });
    expect(gao.shelters.find(({ alias }) => alias === "Sogoniko")).toMatchObject({
      capacity: 250,
      surge: 20,
      occupied: 267,
      reserved: 3,
    });
  });

  test("says in every way how a child is protected, and treats a disputed age as a child's", () => {
    const children = gao.people.flatMap(({ child }) => child ?? []);
    expect(tally(children, ({ protection }) => protection)).toEqual({ UNACCOMPANIED: 13, SEPARATED: 6 });
    expect(new Set(children.map(({ status }) => status))).toEqual(
      new Set(["IDENTIFIED", "OPEN", "CLOSED", "TRANSFERRED"]),
    );
    expect(gao.people.filter(({ isAgeDisputed, child }) => isAgeDisputed && child)).toHaveLength(1);
  });

  test("has every state of a return but those of people on the road, and active needs of every priority", () => {
    const states = new Set(
      chapters.flatMap(({ people }) => people.flatMap(({ returnCase }) => returnCase?.status ?? [])),
    );
    expect(states.size).toBe(11);
    const active = gao.people.flatMap(({ needs }) => needs.filter(({ status }) => status === "ACTIVE"));
    expect(new Set(active.map(({ priority }) => priority)).size).toBe(4);
  });
});

test("AGADEZ-2018 has 3,000 people, 1,500 of them in the last seven days", () => {
  const [, { people, operation }] = chapters as [Chapter, Chapter];
  expect(people).toHaveLength(3000);
  const recent = people.filter(({ registeredAt }) => dayOf(registeredAt, operation.timeZone) >= "2018-04-24");
  expect(recent).toHaveLength(1500);
});

test.each([1, 7, 499, 12_000])("a generated operation of %d people has exactly so many", (people) => {
  const parts = [...generated(people)];
  expect(parts.flatMap((part) => part.people)).toHaveLength(people);
  expect(parts.map(({ isLast }) => isLast)).toEqual(parts.map((_, index) => index === parts.length - 1));
});

test("the same seed tells the same story", () => {
  expect(JSON.stringify(gao2018())).toBe(JSON.stringify(gao));
});

test("no two people share an id or a wristband", () => {
  const people = chapters.flatMap((chapter) => chapter.people);
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  expect(new Set(people.map(({ registrationNumber }) => registrationNumber)).size).toBe(people.length);
});

const isIn = ({ checkedInAt, checkedOutAt }: StayStory, at: Date): boolean =>
  checkedInAt !== null && checkedInAt <= at && (checkedOutAt === null || checkedOutAt > at);

/** From when to when a stay holds its place, a reservation included. */
function span({ status, reservedAt, reservationExpiresAt, checkedInAt, checkedOutAt }: StayStory): [number, number] {
  const from = (reservedAt ?? checkedInAt)?.getTime() ?? 0;
  const lapsed = status === "NO_SHOW" || status === "CANCELLED";
  return [from, (lapsed ? reservationExpiresAt : checkedOutAt)?.getTime() ?? Infinity];
}

/** The greatest number of spans that overlap at any instant; an end and a start at the same instant do not. */
function peak(spans: [number, number][]): number {
  const steps = spans.flatMap(([from, to]) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  steps.sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  return steps.reduce((most, { by }) => Math.max(most, (now += by)), 0);
}

describe.each(named)("in $name", ({ chapter }) => {
  const { people, shelters, trips, operation } = chapter;
  const tripOf = new Map(trips.map((trip) => [trip.id, trip]));
  const stays = people.flatMap((person) => person.stays);
  const boarded = people.flatMap((person) =>
    person.entries.flatMap((entry) =>
      entry.boardedAt ? [{ person, entry, at: entry.boardedAt, trip: tripOf.get(entry.tripId) }] : [],
    ),
  );

  test("no centre and no unit is over its limit at any instant", () => {
    for (const shelter of shelters) {
      const own = stays.filter(({ shelterId }) => shelterId === shelter.id).map(span);
      expect(peak(own)).toBeLessThanOrEqual(shelter.capacity + shelter.surge - shelter.blocked);
      for (const unit of shelter.units) {
        expect(peak(stays.filter(({ unitId }) => unitId === unit.id).map(span))).toBeLessThanOrEqual(unit.capacity);
      }
      expect(shelter.units.reduce((sum, { capacity }) => sum + capacity, 0)).toBe(shelter.capacity + shelter.surge);
    }
  });

  test("the counters of each centre are its live stays", () => {
    const live = (status: string, id: string) =>
      stays.filter((stay) => stay.status === status && stay.shelterId === id).length;
    for (const { id, occupied, reserved } of shelters) {
      expect([occupied, reserved]).toEqual([live("CHECKED_IN", id), live("RESERVED", id)]);
    }
  });

  test("nobody is in two beds at once, and no child alone sleeps among men", () => {
    const men = new Set(
      shelters.flatMap(({ units }) => units.filter(({ kind }) => kind === "MEN").map(({ id }) => id)),
    );
    for (const person of people) {
      const nights = person.stays.filter(({ checkedInAt }) => checkedInAt);
      expect(
        peak(nights.map((stay) => [stay.checkedInAt?.getTime() ?? 0, stay.checkedOutAt?.getTime() ?? Infinity])),
      ).toBeLessThanOrEqual(1);
      if (isMinor(person, operation.asOf)) expect(person.stays.some(({ unitId }) => men.has(unitId))).toBe(false);
    }
  });

  test("everybody who boarded was fit for it that day, with consent, papers and no urgent need", () => {
    for (const { person, at, trip } of boarded) {
      const fit = person.verdicts.some(
        ({ verdict, mode, assessedAt, validUntil }) =>
          verdict.startsWith("FIT") && mode === trip?.mode && assessedAt <= at && validUntil >= at,
      );
      const isUrgent = person.needs.some(
        ({ priority, openedAt, closedAt }) =>
          ["STAT", "ASAP"].includes(priority) && openedAt <= at && (!closedAt || closedAt > at),
      );
      const consents =
        person.travelConsent !== null &&
        person.travelConsent.givenAt <= at &&
        person.travelConsent.withdrawnAt === null;
      const papers = !trip?.crossesBorder || (person.returnCase?.document?.issuedAt ?? operation.asOf) <= at;
      expect({ fit, isUrgent, consents, papers }).toEqual({ fit: true, isUrgent: false, consents: true, papers: true });
    }
  });

  test("no child boarded without a caregiver on the same trip or a clearance that held", () => {
    for (const { person, entry, at } of boarded.filter(({ person: { registeredAt }, person }) =>
      isMinor(person, registeredAt),
    )) {
      const withCaregiver = boarded.some(
        (other) =>
          other.entry.tripId === entry.tripId &&
          other.person.relations.some(({ toPersonId, isCaregiver }) => isCaregiver && toPersonId === person.id),
      );
      const clearance = person.child?.clearance;
      const isCleared = clearance?.verdict === "CLEARED" && clearance.decidedAt <= at && clearance.validUntil >= at;
      expect(withCaregiver || isCleared).toBe(true);
    }
  });

  test("no trip has more people than seats, nobody is on two, and households are not torn apart", () => {
    for (const trip of trips) {
      const aboard = boarded.filter(({ entry }) => entry.tripId === trip.id);
      expect(aboard.length).toBeLessThanOrEqual(trip.seats);
    }
    const houses = new Map<string, PersonStory[]>();
    for (const person of people) {
      const travels = person.entries.filter(({ boardedAt }) => boardedAt);
      const times = travels.map(({ boardedAt, arrivedAt }): [number, number] => [
        boardedAt?.getTime() ?? 0,
        arrivedAt?.getTime() ?? Infinity,
      ]);
      expect(peak(times)).toBeLessThanOrEqual(1);
      if (person.householdId) houses.set(person.householdId, [...(houses.get(person.householdId) ?? []), person]);
    }
    for (const members of houses.values()) {
      const routes = members.map(({ entries }) =>
        entries
          .filter(({ boardedAt }) => boardedAt)
          .map(({ tripId }) => tripId)
          .join(),
      );
      expect(new Set(routes).size).toBe(1);
    }
  });

  test("every minor without a caregiver has a case from the day of arrival", () => {
    const cared = new Set(
      people.flatMap(({ relations }) =>
        relations.filter(({ isCaregiver }) => isCaregiver).map(({ toPersonId }) => toPersonId),
      ),
    );
    for (const person of people.filter(
      ({ id, registeredAt }, index) => people[index] && !cared.has(id) && isMinor(people[index], registeredAt),
    )) {
      expect(person.child?.openedAt).toEqual(person.registeredAt);
    }
  });

  test("at every instant everybody is in exactly one place", () => {
    const instants = [
      ...chapter.arrivals.map(({ occurredAt }) => occurredAt),
      ...trips.flatMap(({ departsAt, arrivesAt }) => [departsAt, arrivesAt]),
    ];
    for (const at of [
      ...instants.filter((instant, index) => instant <= operation.asOf && index % 5 === 0),
      operation.asOf,
    ]) {
      const lost = people.filter((person) => person.registeredAt <= at && placesOf(person, tripOf, at) !== 1);
      expect(lost).toEqual([]);
    }
  });
});

/** In how many of these a person is: a bed, on the road, home, gone. It must be one. */
function placesOf(person: PersonStory, tripOf: Map<string, TripStory>, at: Date): number {
  const isSheltered = person.stays.some((stay) => isIn(stay, at));
  const isOnTheRoad = person.entries.some(
    ({ boardedAt, arrivedAt }) => boardedAt && boardedAt <= at && (!arrivedAt || arrivedAt > at),
  );
  const isHome = person.entries.some(
    ({ tripId, arrivedAt }) => arrivedAt && arrivedAt <= at && tripOf.get(tripId)?.purpose === "RETURN",
  );
  const isGone = person.outcome !== null && person.outcome.at <= at;
  return [isSheltered, isOnTheRoad, isHome, isGone].filter(Boolean).length;
}
