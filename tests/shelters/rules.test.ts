import { DISTRIBUTION_LIMITS } from "../../services/shelters/distribution/distribution.rules";
import { DistributionKind } from "../../services/shelters/distribution/distribution.enums";
import { PlacementRequestStatus } from "../../services/shelters/placement/placement.enums";
import { PLACEMENT_STATES } from "../../services/shelters/placement/placement.rules";
import { ResourceRequestStatus } from "../../services/shelters/request/request.enums";
import { REQUEST_STATES } from "../../services/shelters/request/request.rules";
import { ShelterKind, ShelterStatus } from "../../services/shelters/shelter/shelter.enums";
import { availableOf, SHELTER_STATES, shortfallsOf, statesListed } from "../../services/shelters/shelter/shelter.rules";
import { ShelterStayStatus } from "../../services/shelters/stay/stay.enums";
import { isOverstay, isReservationExpiredAt, isReservedAt, STAY_STATES } from "../../services/shelters/stay/stay.rules";

describe.each([
  ["stay", ShelterStayStatus, STAY_STATES as Record<string, readonly string[]>, ["RESERVED"]],
  ["shelter", ShelterStatus, SHELTER_STATES as Record<string, readonly string[]>, ["PROPOSED"]],
  ["resource request", ResourceRequestStatus, REQUEST_STATES as Record<string, readonly string[]>, ["REQUESTED"]],
  ["placement request", PlacementRequestStatus, PLACEMENT_STATES as Record<string, readonly string[]>, ["WAITING"]],
])("the states of a %s", (_, states, table, first) => {
  test("are all in the table, and no others", () => {
    expect(Object.keys(table).sort()).toEqual(Object.values<string>(states).sort());
  });

  test("can all be reached from the first", () => {
    const reached = new Set(first);
    for (const state of reached) for (const next of table[state] ?? []) reached.add(next);
    expect([...reached].sort()).toEqual(Object.values<string>(states).sort());
  });

  test("never lead to themselves", () => {
    expect(Object.entries(table).filter(([state, next]) => next.includes(state))).toEqual([]);
  });
});

describe("places", () => {
  test("that can be given are what capacity, surge, blocked, occupied and reserved ones leave", () => {
    expect(availableOf({ capacity: 100, surge: 20, blocked: 5, occupied: 60, reserved: 10 })).toBe(45);
  });

  test("are never fewer than none, whatever an overflow did", () => {
    expect(availableOf({ capacity: 10, surge: 0, blocked: 2, occupied: 9, reserved: 3 })).toBe(0);
  });

  test("are looked for in open shelters, unless a state is named", () => {
    expect(statesListed(null, 0)).toEqual(["OPEN", "CLOSED"]);
    expect(statesListed(undefined, 1)).toEqual(["OPEN"]);
    expect(statesListed(["PROPOSED"], 1)).toEqual(["PROPOSED"]);
    expect(statesListed([], 0)).toEqual([]);
  });
});

describe("the Sphere minimum", () => {
  const enough = { occupied: 40, coveredAreaM2: 140, waterLitresPerDay: 600, toilets: 2 };

  test("is held at exactly 3.5 m², 15 litres and a toilet for 20", () => {
    expect(shortfallsOf(enough)).toEqual([]);
  });

  test("is missed by one person more, in all three", () => {
    expect(shortfallsOf({ ...enough, occupied: 41 })).toEqual([
      { standard: "COVERED_AREA", required: 143.5, actual: 140 },
      { standard: "WATER", required: 615, actual: 600 },
      { standard: "TOILETS", required: 3, actual: 2 },
    ]);
  });

  test("is not judged where nothing was measured, nor missed where nobody is", () => {
    const unknown = { coveredAreaM2: null, waterLitresPerDay: null, toilets: null };
    expect(shortfallsOf({ occupied: 40, ...unknown })).toEqual([]);
    expect(shortfallsOf({ occupied: 0, coveredAreaM2: 0, waterLitresPerDay: 0, toilets: 0 })).toEqual([]);
  });
});

describe("a stay", () => {
  test.each(Object.values(ShelterKind))(
    "in a %s is too long after five days only if it is a transit centre",
    (kind) => {
      expect([null, 0, 5, 6].map((days) => isOverstay(kind, days))).toEqual([
        false,
        false,
        false,
        kind === ShelterKind.TRANSIT,
      ]);
    },
  );

  test.each(Object.values(ShelterStayStatus))(
    "that is %s is kept until its time is over only if it is reserved",
    (status) => {
      const at = (second: number): Date => new Date(Date.UTC(2018, 3, 30, 18, 0, second));
      const stay = { status, reservationExpiresAt: at(10) };
      const isReserved = status === ShelterStayStatus.RESERVED;
      expect([9, 10].map((second) => isReservedAt(stay, at(second)))).toEqual([isReserved, false]);
      expect([9, 10].map((second) => isReservationExpiredAt(stay, at(second)))).toEqual([false, isReserved]);
    },
  );
});

test("every kind of distribution has a limit of at least one a day, and days between", () => {
  expect(Object.keys(DISTRIBUTION_LIMITS).sort()).toEqual(Object.values<string>(DistributionKind).sort());
  for (const { minimumIntervalDays, dailyMaximum } of Object.values(DISTRIBUTION_LIMITS)) {
    expect(minimumIntervalDays).toBeGreaterThanOrEqual(1);
    expect(dailyMaximum).toBeGreaterThanOrEqual(1);
  }
});
