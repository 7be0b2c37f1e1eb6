import { TravelDocumentStatus } from "../../services/transport/document/document.enums";
import { DOCUMENT_STATES, isDocumentValidOn } from "../../services/transport/document/document.rules";
import { ManifestEntryStatus } from "../../services/transport/manifest/manifest.enums";
import { ENTRY_STATES, hasSeat, isLive } from "../../services/transport/manifest/manifest.rules";
import { TRIP_FIGURES } from "../../services/transport/movements/movements.rules";
import { ReturnCaseStatus } from "../../services/transport/return/return.enums";
import { RETURN_CASE_STATES } from "../../services/transport/return/return.rules";
import { TripStatus } from "../../services/transport/trip/trip.enums";
import { AHEAD, LIVE_TRIPS, seatsFreeOf, TRIP_STATES } from "../../services/transport/trip/trip.rules";

type States = Record<string, readonly string[]>;

const TABLES: { name: string; first: string; states: States; values: object }[] = [
  { name: "a trip", first: "PLANNED", states: TRIP_STATES, values: TripStatus },
  { name: "a manifest entry", first: "NOMINATED", states: ENTRY_STATES, values: ManifestEntryStatus },
  { name: "a return case", first: "REQUESTED", states: RETURN_CASE_STATES, values: ReturnCaseStatus },
  { name: "a travel document", first: "REQUESTED", states: DOCUMENT_STATES, values: TravelDocumentStatus },
];

/** The states that can be reached from this one. */
function reachable(states: States, from: string): Set<string> {
  const reached = new Set([from]);
  for (const state of reached) for (const next of states[state] ?? []) reached.add(next);
  return reached;
}

describe.each(TABLES)("the states of $name", ({ first, states, values }) => {
  test("are those of the enum, and each can come about", () => {
    const all = new Set(Object.values(values) as string[]);
    expect(new Set(Object.keys(states))).toEqual(all);
    expect(reachable(states, first)).toEqual(all);
  });

  test("never follow themselves", () => {
    for (const [state, next] of Object.entries(states)) expect(next).not.toContain(state);
  });
});

test("the ways of the design are open, from the first state to the last", () => {
  const follow = (states: States, way: string): boolean =>
    way.split(" ").every((state, index, all) => index === 0 || states[all[index - 1] ?? ""]?.includes(state));
  expect(follow(TRIP_STATES, "PLANNED OPEN MANIFEST_LOCKED BOARDING DEPARTED ARRIVED COMPLETED")).toBe(true);
  expect(follow(ENTRY_STATES, "NOMINATED CLEARED BOARDED ARRIVED HANDED_OVER")).toBe(true);
  expect(follow(ENTRY_STATES, "NOMINATED HELD CLEARED BOARDED MISSING_AT_ARRIVAL")).toBe(true);
  const home = "REQUESTED COUNSELLED DECLARED DOCS_PENDING DOCS_READY BOOKED DEPARTED ARRIVED CLOSED";
  expect(follow(RETURN_CASE_STATES, home)).toBe(true);
  expect(follow(DOCUMENT_STATES, "REQUESTED NATIONALITY_CHECK ISSUED")).toBe(true);
  expect(follow(DOCUMENT_STATES, "REQUESTED NATIONALITY_CHECK REFUSED")).toBe(true);
});

test("a trip can be cancelled or delayed before it leaves and not after", () => {
  const stoppable = Object.values(TripStatus).filter((status) => TRIP_STATES[status].includes("CANCELLED"));
  expect(new Set(stoppable)).toEqual(new Set(AHEAD));
  for (const status of ["DEPARTED", "ARRIVED", "COMPLETED", "CANCELLED"] as const) {
    expect(TRIP_STATES[status]).not.toContain("DELAYED");
  }
});

test("a person may withdraw from a return until departure", () => {
  const over = ["DEPARTED", "ARRIVED", "CLOSED", "WITHDRAWN"];
  const open = Object.entries(RETURN_CASE_STATES).filter(([, next]) => next.includes("WITHDRAWN"));
  const states: string[] = Object.values(ReturnCaseStatus);
  expect(new Set(open.map(([status]) => status))).toEqual(new Set(states.filter((status) => !over.includes(status))));
});

test("every state of a trip but CANCELLED is in exactly one figure", () => {
  const states: string[] = Object.values(TripStatus);
  const counted: string[] = Object.values(TRIP_FIGURES).flat();
  expect(counted.toSorted()).toEqual(states.filter((status) => status !== "CANCELLED").toSorted());
});

test.each([
  ["OPEN", 10, 4, 6],
  ["MANIFEST_LOCKED", 10, 10, 0],
  ["DELAYED", 10, 12, 0],
  ["DEPARTED", 10, 4, 0],
  ["COMPLETED", 10, 4, 0],
  ["CANCELLED", 10, 0, 0],
] as const)(
  "a trip that is %s with %d seats, %d of them taken, has %d to give away",
  (status, seats, seatsTaken, free) => {
    expect(seatsFreeOf({ status, seats, seatsTaken })).toBe(free);
  },
);

test("somebody who is held is live and has no seat", () => {
  expect(isLive({ status: "HELD" })).toBe(true);
  expect(hasSeat({ status: "HELD" })).toBe(false);
  expect(LIVE_TRIPS).toContain("DEPARTED");
});

test("a travel document holds to the end of its last day, once it is issued", () => {
  expect(isDocumentValidOn({ status: "ISSUED", expiresOn: "2018-05-03" }, "2018-05-03")).toBe(true);
  expect(isDocumentValidOn({ status: "ISSUED", expiresOn: "2018-05-03" }, "2018-05-04")).toBe(false);
  expect(isDocumentValidOn({ status: "ISSUED", expiresOn: null }, "2018-05-04")).toBe(true);
  expect(isDocumentValidOn({ status: "REFUSED", expiresOn: null }, "2018-05-04")).toBe(false);
  expect(isDocumentValidOn({ status: "NATIONALITY_CHECK", expiresOn: null }, "2018-05-04")).toBe(false);
});
