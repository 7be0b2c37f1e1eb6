import { boardingBlockers, type BoardingFacts } from "../../services/transport/clearance/clearance.rules";

const at = (hour: number): Date => new Date(Date.UTC(2018, 4, 1, hour));
const [NOW, DEPARTURE, LATER] = [at(0), at(10), at(20)];

const adult: BoardingFacts = {
  trip: { mode: "ROAD", departsAt: DEPARTURE, arrivesOn: "2018-05-02", crossesBorder: true, destinationShelterId: "s" },
  hasSeat: true,
  isHeld: false,
  documents: [{ status: "ISSUED", expiresOn: "2018-07-01" }],
  isReturnStopped: false,
  caregiversAboard: new Set(),
  now: NOW,
  isMinor: false,
  isOnHold: false,
  hasTravelConsent: true,
  caregivers: [],
  childTravelClearance: null,
  fitToTravelByMode: [{ mode: "ROAD", verdict: "FIT", validUntil: LATER.toISOString(), isValid: true }],
  reservedStays: [{ shelter: { id: "s" }, reservationExpiresAt: LATER.toISOString() }],
};

const blockersOf = (facts: Partial<BoardingFacts>): string[] => boardingBlockers({ ...adult, ...facts });
const home = { ...adult.trip, crossesBorder: false, destinationShelterId: null };

test("nothing keeps back an adult of whom every fact is good", () => {
  expect(blockersOf({})).toEqual([]);
});

const fit = { mode: "ROAD", verdict: "FIT", validUntil: LATER, isValid: true } as const;

describe("fitness", () => {
  test.each([
    ["with requirements", [{ ...fit, verdict: "FIT_WITH_REQUIREMENTS" as const }]],
    ["beside unfit for another mode", [fit, { ...fit, mode: "AIR" as const, verdict: "UNFIT" as const }]],
    ["a moment longer than to departure", [{ ...fit, validUntil: new Date(DEPARTURE.getTime() + 1) }]],
  ])("%s is good enough", (_, fitToTravelByMode) => {
    expect(blockersOf({ fitToTravelByMode })).toEqual([]);
  });

  test.each([
    ["that was never assessed", []],
    ["for another mode", [{ ...fit, mode: "AIR" as const }]],
    ["denied for now", [{ ...fit, verdict: "TEMPORARILY_UNFIT" as const }]],
    ["denied", [{ ...fit, verdict: "UNFIT" as const }]],
    ["that runs out at departure", [{ ...fit, validUntil: DEPARTURE }]],
    ["that is suspended", [{ ...fit, isValid: false }]],
    ["both granted and denied", [fit, { ...fit, verdict: "UNFIT" as const }]],
  ])("%s keeps back", (_, fitToTravelByMode) => {
    expect(blockersOf({ fitToTravelByMode })).toEqual(["MEDICAL"]);
  });
});

describe("a minor", () => {
  const cleared = { verdict: "CLEARED", validUntil: LATER } as const;

  test.each([
    ["with a caregiver on board", { caregivers: [{ id: "m" }, { id: "f" }], caregiversAboard: new Set(["f"]) }],
    ["with a clearance", { childTravelClearance: cleared }],
    [
      "whose clearance was withheld but whose caregiver is on board",
      {
        childTravelClearance: { ...cleared, verdict: "WITHHELD" as const },
        caregivers: [{ id: "m" }],
        caregiversAboard: new Set(["m"]),
      },
    ],
  ])("%s may travel", (_, facts) => {
    expect(blockersOf({ isMinor: true, ...facts })).toEqual([]);
  });

  test.each([
    ["without anybody", {}],
    ["with a caregiver who is not on board", { caregivers: [{ id: "m" }], caregiversAboard: new Set<string>() }],
    ["whom somebody else's caregiver accompanies", { caregivers: [{ id: "m" }], caregiversAboard: new Set(["x"]) }],
    ["whose clearance is withheld", { childTravelClearance: { ...cleared, verdict: "WITHHELD" as const } }],
    ["whose clearance is pending", { childTravelClearance: { ...cleared, verdict: "PENDING" as const } }],
    ["whose clearance runs out at departure", { childTravelClearance: { ...cleared, validUntil: DEPARTURE } }],
  ])("%s may not", (_, facts) => {
    expect(blockersOf({ isMinor: true, ...facts })).toEqual(["CHILD_PROTECTION"]);
  });
});

test("no consent keeps back, nor a return that is stopped", () => {
  expect(blockersOf({ hasTravelConsent: false })).toEqual(["CONSENT"]);
  expect(blockersOf({ isReturnStopped: true })).toEqual(["CONSENT"]);
});

test("a hold keeps back, any agency's as well as the desk's own", () => {
  expect(blockersOf({ isOnHold: true })).toEqual(["HOLD"]);
  expect(blockersOf({ isHeld: true })).toEqual(["HOLD"]);
});

test.each([
  ["no document", []],
  ["a document that was refused", [{ status: "REFUSED" as const, expiresOn: null }]],
  ["a document that is not issued yet", [{ status: "NATIONALITY_CHECK" as const, expiresOn: null }]],
  ["a document that runs out on the way", [{ status: "ISSUED" as const, expiresOn: "2018-05-01" }]],
])("%s keeps back where a border is crossed, and only there", (_, documents) => {
  expect(blockersOf({ documents })).toEqual(["DOCUMENTS"]);
  expect(blockersOf({ documents, trip: { ...adult.trip, crossesBorder: false } })).toEqual([]);
});

test.each([
  ["no bed", []],
  ["a bed in another centre", [{ shelter: { id: "t" }, reservationExpiresAt: LATER }]],
  ["a bed that is kept no longer", [{ shelter: { id: "s" }, reservationExpiresAt: NOW }]],
])("%s keeps back where there is a centre at the other end, and only there", (_, reservedStays) => {
  expect(blockersOf({ reservedStays })).toEqual(["NO_BED"]);
  expect(blockersOf({ reservedStays, trip: home })).toEqual([]);
});

test("a bed that is kept without an end is a bed", () => {
  expect(blockersOf({ reservedStays: [{ shelter: { id: "s" }, reservationExpiresAt: null }] })).toEqual([]);
});

test("no seat keeps back", () => {
  expect(blockersOf({ hasSeat: false })).toEqual(["NO_SEAT"]);
});

test("all that keeps back is told, in the order of the codes", () => {
  const nothing = { isMinor: true, isOnHold: true, hasTravelConsent: false, fitToTravelByMode: [], documents: [] };
  expect(blockersOf({ ...nothing, reservedStays: [], hasSeat: false })).toEqual([
    "MEDICAL",
    "CHILD_PROTECTION",
    "CONSENT",
    "DOCUMENTS",
    "HOLD",
    "NO_BED",
    "NO_SEAT",
  ]);
});

describe("a fact that cannot be had", () => {
  const unknown: [keyof BoardingFacts, string[]][] = [
    ["isMinor", ["CHILD_PROTECTION"]],
    ["isOnHold", ["HOLD"]],
    ["hasTravelConsent", ["CONSENT"]],
    ["caregivers", []],
    ["fitToTravelByMode", ["MEDICAL"]],
    ["reservedStays", ["NO_BED"]],
  ];

  test.each(unknown)("%s: null and nothing alike mean no", (name, codes) => {
    expect(blockersOf({ [name]: null })).toEqual([...codes, "UNVERIFIABLE"]);
    expect(blockersOf({ [name]: undefined })).toEqual([...codes, "UNVERIFIABLE"]);
  });

  test("means no also where this trip does not lean on it: no desk has to know which facts count", () => {
    expect(blockersOf({ trip: home, reservedStays: null })).toEqual(["UNVERIFIABLE"]);
  });

  test("is not a clearance that was never given", () => {
    expect(blockersOf({ childTravelClearance: null })).toEqual([]);
    expect(blockersOf({ childTravelClearance: undefined })).toEqual(["UNVERIFIABLE"]);
    expect(blockersOf({ isMinor: true, childTravelClearance: null })).toEqual(["CHILD_PROTECTION"]);
  });

  test.each([
    ["the mode of a verdict", { fitToTravelByMode: [{ ...fit, mode: null }] }, "MEDICAL"],
    ["a verdict", { fitToTravelByMode: [{ ...fit, verdict: null }] }, "MEDICAL"],
    ["the end of a verdict", { fitToTravelByMode: [{ ...fit, validUntil: null }] }, "MEDICAL"],
    ["whether a verdict holds", { fitToTravelByMode: [{ ...fit, isValid: null }] }, "MEDICAL"],
    [
      "the word on a child",
      { isMinor: true, childTravelClearance: { verdict: null, validUntil: LATER } },
      "CHILD_PROTECTION",
    ],
    ["its end", { isMinor: true, childTravelClearance: { verdict: "CLEARED", validUntil: null } }, "CHILD_PROTECTION"],
    ["the centre of a bed", { reservedStays: [{ shelter: null, reservationExpiresAt: LATER }] }, "NO_BED"],
    ["the end of a reservation", { reservedStays: [{ shelter: { id: "s" } }] }, "NO_BED"],
  ] as [string, Partial<BoardingFacts>, string][])("may be a part of an answer: %s", (_, facts, code) => {
    expect(blockersOf(facts)).toEqual([code, "UNVERIFIABLE"]);
  });

  test("is not made good by text that is no instant", () => {
    expect(blockersOf({ fitToTravelByMode: [{ ...fit, validUntil: "tomorrow" }] })).toEqual(["MEDICAL"]);
  });
});
