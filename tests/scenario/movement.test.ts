// Rules that hold on every journey of every story.
import type { PersonStory, TripStory } from "#scenario/story";
import { caredFor, isCleared, isIn, isMinor, lacking, named, peak, travels, tripsOf, upcoming } from "./told";

const names = (found: { person: PersonStory }[]): string[] => found.map(({ person }) => person.registrationNumber);

describe.each(named)("in $name", ({ chapter }) => {
  const { people, shelters, trips, operation } = chapter;
  const tripOf = tripsOf(chapter);
  const boarded = travels(chapter).flatMap((travel) =>
    travel.entry.boardedAt ? [{ ...travel, at: travel.entry.boardedAt }] : [],
  );
  const aboard = (tripId: string): PersonStory[] =>
    boarded.filter(({ trip }) => trip.id === tripId).map(({ person }) => person);

  test("everybody who boarded was fit for it that day, with consent, papers and no urgent need", () => {
    const unready = boarded.filter(({ person, at, trip }) => lacking(person, trip, at).length > 0);
    expect(names(unready)).toEqual([]);
  });

  test("no child boarded without a caregiver on the same trip or a clearance that held", () => {
    const caregivers = new Map(trips.map(({ id }) => [id, caredFor(aboard(id))]));
    const unsafe = boarded.filter(
      ({ person, trip, at }) =>
        isMinor(person, at) && !caregivers.get(trip.id)?.has(person.id) && !isCleared(person, trip, at),
    );
    expect(names(unsafe)).toEqual([]);
  });

  test("everybody boarded from a bed, and from the centre where the trip begins if it begins at one", () => {
    for (const { person, trip, at } of boarded) {
      const left = person.stays.filter(({ checkedOutAt }) => checkedOutAt?.getTime() === at.getTime());
      expect(left).toHaveLength(1);
      expect([null, left[0]?.shelterId]).toContain(trip.originShelterId);
    }
  });

  test("a trip begins at a centre only where the town has one that is open", () => {
    for (const { purpose, originShelterId } of trips) {
      const open = shelters.filter(({ isOnward, status }) => status === "OPEN" && isOnward === (purpose === "RETURN"));
      expect(originShelterId).toBe(open.length === 1 ? open[0]?.id : null);
    }
  });

  test("people return only to a country of theirs, and nobody returns who fears it", () => {
    const wrong = travels(chapter).filter(
      ({ person, trip }) =>
        trip.purpose === "RETURN" &&
        (!person.nationalities.includes(trip.destinationCountry) || person.displacement === "ASYLUM_SEEKER"),
    );
    expect(names(wrong)).toEqual([]);
  });

  test("whoever is cleared for a trip lacks nothing, and whoever is held lacks what is said", () => {
    const ahead = upcoming(chapter);
    for (const { person, entry, trip } of ahead) {
      const company = ahead.filter((other) => other.trip === trip).map((other) => other.person);
      const isLost = isMinor(person, trip.departsAt) && !caredFor(company).has(person.id);
      const hasBed = trip.purpose === "RETURN" || person.stays.some(({ status }) => status === "RESERVED");
      const codes = [
        ...lacking(person, trip, operation.asOf),
        ...(isLost && !isCleared(person, trip, operation.asOf) ? ["CHILD_PROTECTION"] : []),
        ...(hasBed ? [] : ["NO_BED"]),
      ];
      if (entry.status === "CLEARED") expect(codes).toEqual([]);
      expect(codes).toEqual(expect.arrayContaining(entry.heldCodes));
    }
  });

  test("the status of a trip fits its times", () => {
    const gone = new Set(["DEPARTED", "ARRIVED", "COMPLETED"]);
    for (const { status, departsAt } of trips.filter((trip) => trip.status !== "CANCELLED")) {
      expect(gone.has(status)).toBe(departsAt <= operation.asOf);
    }
  });

  test("no trip has more people than seats, nobody is on two, and households are not torn apart", () => {
    for (const trip of trips) {
      expect(aboard(trip.id).length).toBeLessThanOrEqual(trip.seats);
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
      expect(names(lost.map((person) => ({ person })))).toEqual([]);
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
