import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { agencyUnderTest, type AgencyUnderTest, askFor, type Entities } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { convoy, MANY, many } from "./convoy";
import { CENTRE, hoursFromNow, NOW, personId, tripId } from "./told";

const CLEARANCE = `query ($people: [_Any!]!, $tripId: ID!) {
  _entities(representations: $people) {
    ... on Person { boardingClearance(tripId: $tripId) { isCleared blockers tripId evaluatedAt } }
  }
}`;

interface Cleared {
  boardingClearance: { isCleared: boolean; blockers: string[]; tripId: string; evaluatedAt: string } | null;
}

/** Facts that keep nobody back, as the gateway sends them: plain JSON. */
const GOOD = {
  isMinor: false,
  isOnHold: false,
  hasTravelConsent: true,
  caregivers: [],
  childTravelClearance: null,
  fitToTravelByMode: ["ROAD", "AIR"].map((mode) => ({
    __typename: "FitToTravel",
    mode,
    verdict: "FIT",
    validUntil: hoursFromNow(60).toISOString(),
    isValid: true,
  })),
  reservedStays: [
    {
      __typename: "ShelterStay",
      shelter: { __typename: "Shelter", id: CENTRE },
      reservationExpiresAt: hoursFromNow(70).toISOString(),
    },
  ],
};

const representation = (name: string, facts: object = {}): object => ({
  __typename: "Person",
  id: personId(name),
  ...GOOD,
  ...facts,
});

const others = (...names: string[]) => names.map((name) => ({ __typename: "Person", id: personId(name) }));

describe.each(engines())("a boarding clearance on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, [convoy(), many()]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const judge = (people: object[], id: string) => askFor<Entities<Cleared>>(agency, CLEARANCE, { people, tripId: id });
  const blockersOf = async (name: string, on: string, facts: object = {}) => {
    const { data, messages } = await judge([representation(name, facts)], tripId(on));
    expect(messages).toEqual([]);
    const clearance = data._entities[0]?.boardingClearance;
    expect(clearance?.isCleared).toBe(clearance?.blockers.length === 0);
    return clearance?.blockers;
  };

  test("is given where every fact is good", async () => {
    const { data } = await judge([representation("nominated")], tripId("onward"));
    expect(data._entities).toEqual([
      {
        boardingClearance: {
          isCleared: true,
          blockers: [],
          tripId: tripId("onward"),
          evaluatedAt: NOW.toISOString(),
        },
      },
    ]);
    expect(await blockersOf("with papers", "home")).toEqual([]);
  });

  const fit = GOOD.fitToTravelByMode[0];
  const soon = hoursFromNow(20).toISOString();

  test.each<[string, object, string]>([
    ["not assessed", { fitToTravelByMode: [] }, "MEDICAL"],
    ["unfit", { fitToTravelByMode: [{ ...fit, verdict: "UNFIT" }] }, "MEDICAL"],
    ["fit, but not at departure", { fitToTravelByMode: [{ ...fit, validUntil: soon }] }, "MEDICAL"],
    ["a minor alone", { isMinor: true }, "CHILD_PROTECTION"],
    ["a minor whose caregiver declined", { isMinor: true, caregivers: others("declined parent") }, "CHILD_PROTECTION"],
    ["a minor whose caregiver is on another trip", { isMinor: true, caregivers: others("boards") }, "CHILD_PROTECTION"],
    [
      "a minor whose clearance ends too soon",
      { isMinor: true, childTravelClearance: { verdict: "CLEARED", validUntil: soon } },
      "CHILD_PROTECTION",
    ],
    ["without consent", { hasTravelConsent: false }, "CONSENT"],
    ["on hold", { isOnHold: true }, "HOLD"],
    ["without a bed", { reservedStays: [] }, "NO_BED"],
    [
      "with a bed elsewhere",
      { reservedStays: [{ shelter: { id: personId("elsewhere") }, reservationExpiresAt: null }] },
      "NO_BED",
    ],
  ])("is refused to somebody %s", async (_, facts, code) => {
    expect(await blockersOf("nominated", "onward", facts)).toEqual([code]);
  });

  test("is given to a minor with a caregiver on the same manifest, or with a clearance", async () => {
    expect(await blockersOf("nominated", "onward", { isMinor: true, caregivers: others("parent") })).toEqual([]);
    const childTravelClearance = { verdict: "CLEARED", validUntil: hoursFromNow(60).toISOString() };
    expect(await blockersOf("nominated", "onward", { isMinor: true, childTravelClearance })).toEqual([]);
  });

  test.each([
    ["waiting for papers", ["DOCUMENTS"]],
    ["refused papers", ["CONSENT", "DOCUMENTS"]],
    ["with old papers", ["DOCUMENTS"]],
    ["nominated", ["DOCUMENTS"]],
    ["with papers", []],
  ])("across a border, for somebody %s, is %j", async (name, expected) => {
    expect(await blockersOf(name, "home")).toEqual(expected);
  });

  test("is refused to somebody whom the desk holds, on this trip or on another that is not over", async () => {
    expect(await blockersOf("held", "onward")).toEqual(["HOLD"]);
    expect(await blockersOf("held", "boarding")).toEqual(["HOLD"]);
    expect(await blockersOf("held for a bed", "onward")).toEqual([]);
    expect(await blockersOf("held on the cancelled one", "onward")).toEqual([]);
  });

  test.each([
    ["seated", "full", []],
    ["nominated", "full", ["NO_SEAT"]],
    ["held on the full one", "full", ["NO_SEAT"]],
    ["nobody knows", "onward", []],
    ["nominated", "cancelled", ["NO_SEAT"]],
    ["got out", "arrived", ["NO_SEAT"]],
    ["boards", "boarding", []],
    ["late", "boarding", []],
  ])("for %s on the trip “%s”, by its seats, is %j", async (name, on, expected) => {
    expect(await blockersOf(name, on)).toEqual(expected);
  });

  test.each<[string, object, string[]]>([
    ["health", { fitToTravelByMode: null }, ["MEDICAL"]],
    ["shelters", { reservedStays: null }, ["NO_BED"]],
    [
      "people",
      { isMinor: null, isOnHold: null, hasTravelConsent: null, caregivers: null, childTravelClearance: null },
      ["CHILD_PROTECTION", "CONSENT", "HOLD"],
    ],
  ])("is refused as UNVERIFIABLE while %s is silent", async (_, silence, codes) => {
    expect(await blockersOf("nominated", "onward", silence)).toEqual([...codes, "UNVERIFIABLE"]);
  });

  test("is refused as UNVERIFIABLE to a reference that brings nothing", async () => {
    const { data } = await judge([{ __typename: "Person", id: personId("with papers") }], tripId("home"));
    expect(data._entities[0]?.boardingClearance?.blockers).toContain("UNVERIFIABLE");
    expect(data._entities[0]?.boardingClearance?.isCleared).toBe(false);
  });

  test("cannot be had by facts that the reference pretends to bring of transport", async () => {
    const pretence = { hasSeat: true, isHeld: false, documents: [{ status: "ISSUED", expiresOn: null }] };
    expect(await blockersOf("nominated", "home", pretence)).toEqual(["DOCUMENTS"]);
  });

  test("is null for a trip that is not there, and an id that is none is refused", async () => {
    const { data, messages } = await judge([representation("nominated")], tripId("never planned"));
    expect(messages).toEqual([]);
    expect(data._entities).toEqual([{ boardingClearance: null }]);
    const { codes } = await judge([representation("nominated")], "trip-1");
    expect(codes).toEqual(["ID_MALFORMED"]);
  });

  test("of a whole manifest costs one statement a table, and walks over none", async () => {
    const people = Array.from({ length: 60 }, (_, index) =>
      representation(`${MANY} ${String(index)}a`, { isMinor: true, caregivers: others(`${MANY} ${String(index)}b`) }),
    );
    const { queries, data } = await judge(people, tripId("home"));
    expect(data._entities).toHaveLength(60);
    // Entries of the people and their caregivers, the trip, documents, the operation's time zone, return cases.
    expect(queries).toHaveLength(5);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });
});
