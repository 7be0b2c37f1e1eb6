// A small operation with every state of a trip and of a manifest entry, and one with more rows than anybody may walk over.
import type { Chapter, EntryStory, PersonStory, ReturnStory, TripStory } from "#scenario/story";
import { chapterOf, entryId, hoursFromNow, NOW, person, returnCase, trip, tripId } from "./told";

export const CODE = "CONVOY-2018";

const HOME = { purpose: "RETURN", destinationShelterId: null, crossesBorder: true } as const;

export const TRIPS: TripStory[] = [
  trip("onward"),
  trip("full", { seats: 1, departsAt: hoursFromNow(41) }),
  trip("home", {
    ...HOME,
    mode: "AIR",
    status: "PLANNED",
    destinationName: "Cotonou",
    destinationCountry: "BEN",
    departsAt: hoursFromNow(20),
    arrivesAt: hoursFromNow(23),
  }),
  trip("locked", { status: "MANIFEST_LOCKED", departsAt: hoursFromNow(6) }),
  trip("boarding", { status: "BOARDING", departsAt: hoursFromNow(1) }),
  trip("delayed", { ...HOME, status: "DELAYED", destinationName: "Séguéla", destinationCountry: "CIV" }),
  trip("on the road", { ...HOME, status: "DEPARTED", departsAt: hoursFromNow(-4), destinationCountry: "GIN" }),
  trip("arrived", { status: "ARRIVED", departsAt: hoursFromNow(-26) }),
  trip("done", { status: "COMPLETED", departsAt: hoursFromNow(-80) }),
  trip("done again", { status: "COMPLETED", departsAt: hoursFromNow(-60) }),
  trip("went home", {
    ...HOME,
    status: "COMPLETED",
    departsAt: hoursFromNow(-50),
    destinationName: "Abidjan",
    destinationCountry: "CIV",
  }),
  trip("cancelled", { status: "CANCELLED", departsAt: hoursFromNow(-10) }),
];

function entry(person: string, on: string, status: EntryStory["status"], about: Partial<EntryStory> = {}): EntryStory {
  const hasArrived = status === "ARRIVED" || status === "HANDED_OVER";
  const departsAt = TRIPS.find(({ id }) => id === tripId(on))?.departsAt ?? NOW;
  return {
    id: entryId(person, on),
    tripId: tripId(on),
    status,
    heldCodes: [],
    nominatedAt: new Date(Math.min(departsAt.getTime(), NOW.getTime()) - 24 * 3_600_000),
    clearedAt: null,
    boardedAt: null,
    arrivedAt: hasArrived ? hoursFromNow(-2) : null,
    handedOverAt: null,
    ...about,
  };
}

const onTrip = (name: string, ...entries: EntryStory[]): PersonStory => person(name, { entries });

const PEOPLE: PersonStory[] = [
  onTrip("nominated", entry("nominated", "onward", "NOMINATED")),
  onTrip("parent", entry("parent", "onward", "CLEARED", { clearedAt: hoursFromNow(-1) })),
  onTrip("declined parent", entry("declined parent", "onward", "DECLINED")),
  onTrip("held", entry("held", "onward", "HELD", { heldCodes: ["MEDICAL", "HOLD"] })),
  onTrip("held for a bed", entry("held for a bed", "onward", "HELD", { heldCodes: ["NO_BED"] })),
  onTrip("held on the cancelled one", entry("held on the cancelled one", "cancelled", "HELD", { heldCodes: ["HOLD"] })),
  onTrip("seated", entry("seated", "full", "NOMINATED")),
  onTrip("held on the full one", entry("held on the full one", "full", "HELD", { heldCodes: ["NO_BED"] })),
  person("with papers", {
    entries: [entry("with papers", "home", "NOMINATED")],
    returnCase: returnCase("with papers", "BOOKED"),
  }),
  person("with old papers", {
    returnCase: returnCase("with old papers", "DOCS_READY", { issuedAt: hoursFromNow(-5_000) }),
  }),
  person("waiting for papers", {
    returnCase: returnCase("waiting for papers", "DOCS_PENDING", { status: "NATIONALITY_CHECK" }),
  }),
  person("refused papers", {
    returnCase: returnCase("refused papers", "SUSPENDED", { status: "REFUSED" }, { requestedAt: hoursFromNow(-50) }),
  }),
  person("just asked", {
    returnCase: returnCase("just asked", "REQUESTED", null, {
      destinationCountry: "GIN",
      requestedAt: hoursFromNow(-3),
    }),
  }),
  onTrip("boards", entry("boards", "boarding", "BOARDED", { boardedAt: hoursFromNow(-0.1) })),
  onTrip("late", entry("late", "boarding", "NO_SHOW")),
  onTrip("on the road", entry("on the road", "on the road", "BOARDED", { boardedAt: hoursFromNow(-4) })),
  onTrip("lost", entry("lost", "arrived", "MISSING_AT_ARRIVAL", { boardedAt: hoursFromNow(-26) })),
  onTrip("got out", entry("got out", "arrived", "ARRIVED")),
  onTrip("twice onward", entry("twice onward", "done", "HANDED_OVER"), entry("twice onward", "arrived", "ARRIVED")),
  onTrip("taken off", entry("taken off", "done", "OFFLOADED", { heldCodes: ["HOLD"] })),
  onTrip(
    "went home",
    entry("went home", "done", "HANDED_OVER"),
    entry("went home", "went home", "HANDED_OVER"),
    entry("went home", "delayed", "NOMINATED"),
  ),
];

export const convoy = (): Chapter => chapterOf(CODE, TRIPS, PEOPLE);

export const MANY = "MANY-2018";
export const MANY_TRIPS = 1_200;
const STATUSES: TripStory["status"][] = ["COMPLETED", "OPEN", "COMPLETED", "DEPARTED", "COMPLETED", "PLANNED"];
const CASES: ReturnStory["status"][] = ["CLOSED", "CLOSED", "REQUESTED", "BOOKED"];

/** Trip number `index` leaves index hours after the first, with two people on it. */
export function many(code = MANY): Chapter {
  const trips = Array.from({ length: MANY_TRIPS }, (_, index) =>
    trip(`${code} ${String(index)}`, {
      status: STATUSES[index % STATUSES.length] ?? "OPEN",
      departsAt: hoursFromNow(index - 600),
      destinationName: index % 50 === 0 ? "Séguéla" : "Bamako",
      destinationCountry: index % 50 === 0 ? "CIV" : "MLI",
    }),
  );
  const people = trips.flatMap(({ status }, index) =>
    ["a", "b"].map((letter) => {
      const [name, on] = [`${code} ${String(index)}${letter}`, `${code} ${String(index)}`];
      const entries = [entry(name, on, status === "COMPLETED" ? "HANDED_OVER" : "NOMINATED")];
      const requestedAt = hoursFromNow(-1 - index);
      return person(name, {
        entries,
        returnCase: returnCase(name, CASES[index % CASES.length] ?? "CLOSED", {}, { requestedAt }),
      });
    }),
  );
  return chapterOf(code, trips, people);
}
