// Who has a seat and who has not: all that a desk does with a manifest before the trip leaves.
import { randomUUID } from "node:crypto";
import { In } from "typeorm";
import { Letter } from "#kit/outbox/letter.entity";
import { transact } from "#kit/transaction";
import { ManifestEntry } from "../../services/transport/manifest/manifest.entity";
import { ManifestEntryStatus } from "../../services/transport/manifest/manifest.enums";
import { ReturnCase } from "../../services/transport/return/return.entity";
import { ReturnCaseStatus } from "../../services/transport/return/return.enums";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { Trip } from "../../services/transport/trip/trip.entity";
import { TripStatus } from "../../services/transport/trip/trip.enums";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { CODE, convoy } from "./convoy";
import { act, OFFICER } from "./desk";
import { hoursFromNow, personId, tripId } from "./told";

const GAO = { name: "Gao", country: "MLI" };
const someone = () => ({ personId: randomUUID() });
const people = (count: number, householdId?: string) =>
  Array.from({ length: count }, () => ({ ...someone(), ...(householdId && { householdId }) }));

describe.each(engines())("a manifest on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, [convoy()]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const plan = async (seats: number, about: object = {}): Promise<string> => {
    const id = randomUUID();
    const { codes } = await act(agency, "planTrip", {
      ...{ id, operation: CODE, purpose: "ONWARD", mode: "ROAD", from: GAO, to: { name: "Sévaré", country: "MLI" } },
      ...{ departsAt: hoursFromNow(20), arrivesAt: hoursFromNow(30), seats, ...about },
    });
    expect(codes).toEqual([]);
    return id;
  };
  const nominated = async (on: string, nominees: object[], rest: object = {}) => {
    const answer = await act(agency, "nominate", { tripId: on, people: nominees, ...rest });
    expect(answer.codes).toEqual([]);
    return answer.told as { entries: { id: string; seat: string }[]; refused: { code: string }[]; trip: Trip };
  };
  const tripOf = (id: string) => agency.db.findOneByOrFail(Trip, { id });
  const entriesOf = (on: string) => agency.db.findBy(ManifestEntry, { tripId: on });
  const lettersOf = async (id: string) =>
    (await agency.db.find(Letter, { where: { about: id }, order: { recordedAt: "ASC" } })).map(({ kind, payload }) => ({
      kind,
      ...(JSON.parse(payload) as Record<string, any>),
    }));
  const put = (on: string, who: string, set: Partial<ManifestEntry>) =>
    transact(agency.db, (tx) => tx.update(ManifestEntry, { tripId: on, personId: who }, set));

  test("takes people with a seat each, tells people of it, and the same act again is the same", async () => {
    const on = await plan(5);
    const id = randomUUID();
    const three = people(3);
    const first = await act(agency, "nominate", { id, tripId: on, people: three });
    expect(first.codes).toEqual([]);
    expect(first.told.entries.map((entry: any) => [entry.status, entry.seat, entry.pendingLetters])).toEqual([
      ["NOMINATED", "1", 1],
      ["NOMINATED", "2", 1],
      ["NOMINATED", "3", 1],
    ]);
    expect(first.told).toMatchObject({ refused: [], trip: { seatsTaken: 3 } });
    expect(await lettersOf(three[0]?.personId ?? "")).toMatchObject([
      { kind: "ties-at-people", ties: [{ kind: "TRIP_AGENCY", holder: "IOM", operation: CODE, endedAt: null }] },
    ]);
    expect(await act(agency, "nominate", { id, tripId: on, people: three })).toEqual(first);
    expect(await entriesOf(on)).toHaveLength(3);
  });

  test("takes a household whole or not at all", async () => {
    const on = await plan(4);
    const [family, couple] = [randomUUID(), randomUUID()];
    const { entries, refused } = await nominated(on, [...people(3, family), ...people(2, couple), someone()]);
    expect([entries.length, refused.map(({ code }) => code)]).toEqual([4, ["TRIP_FULL", "TRIP_FULL"]]);
    const full = await act(agency, "nominate", { tripId: on, people: [someone()] });
    expect([full.codes, (await tripOf(on)).seatsTaken]).toEqual([["TRIP_FULL"], 4]);
  });

  test("does not part a household without a reason", async () => {
    const [on, other, household] = [await plan(5), await plan(5), randomUUID()];
    await nominated(on, people(2, household));
    const rest = people(1, household);
    expect((await act(agency, "nominate", { tripId: other, people: rest })).codes).toEqual(["HOUSEHOLD_APART"]);
    await nominated(other, rest, { apartReason: "Le père accompagne un malade." });
    expect(await entriesOf(other)).toMatchObject([{ apartReason: "Le père accompagne un malade." }]);
  });

  test("takes nobody who is on another that is not over, however many desks ask at once", async () => {
    const [one, two] = [await plan(50), await plan(50)];
    const who = people(8);
    const asked = [...who, ...who].map((nominee, index) =>
      act(agency, "nominate", { tripId: index < 8 ? one : two, people: [nominee] }),
    );
    const codes = (await Promise.all(asked)).flatMap((answer) => answer.codes);
    expect(codes).toEqual(Array(8).fill("ALREADY_ON_MANIFEST"));
    expect(await agency.db.countBy(ManifestEntry, { personId: In(who.map(({ personId: id }) => id)) })).toBe(8);
  });

  test("of 200 who are nominated at once for the last 10 seats takes 10", async () => {
    const on = await plan(25);
    await nominated(on, people(15));
    const answers = await Promise.all(
      people(200).map((nominee) => act(agency, "nominate", { tripId: on, people: [nominee] })),
    );
    const codes = answers.flatMap((answer) => answer.codes);
    expect([codes.length, new Set(codes)]).toEqual([190, new Set(["TRIP_FULL"])]);
    const entries = await entriesOf(on);
    expect([(await tripOf(on)).seatsTaken, entries.length]).toEqual([25, 25]);
    expect(new Set(entries.map(({ seat }) => Number(seat)))).toEqual(
      new Set(Array.from({ length: 25 }, (_, n) => n + 1)),
    );
  });

  test.each<[string, (on: string) => object, string]>([
    ["nobody", (on) => ({ tripId: on, people: [] }), "INPUT_INVALID"],
    ["more than 100", (on) => ({ tripId: on, people: people(101) }), "INPUT_INVALID"],
    [
      "somebody twice",
      (on) => ({ tripId: on, people: [{ personId: personId("x") }, { personId: personId("x") }] }),
      "INPUT_INVALID",
    ],
    ["an id that is none", (on) => ({ tripId: on, people: [{ personId: "7" }] }), "ID_MALFORMED"],
    [
      "a household that is none",
      (on) => ({ tripId: on, people: [{ ...someone(), householdId: "7" }] }),
      "ID_MALFORMED",
    ],
    ["a trip that is not there", () => ({ tripId: randomUUID(), people: [someone()] }), "NOT_FOUND"],
    ["a locked trip", () => ({ tripId: tripId("locked"), people: [someone()] }), "STATE_INVALID"],
    ["a time to come", (on) => ({ tripId: on, people: [someone()], occurredAt: hoursFromNow(3) }), "TIME_INVALID"],
    ["an id of another act", (on) => ({ id: on, tripId: on, people: [someone()] }), "ID_TAKEN"],
  ])("refuses %s, and nothing is changed", async (_, inputOf, code) => {
    const on = await plan(5);
    const { codes } = await act(agency, "nominate", inputOf(on));
    expect([codes, await entriesOf(on), (await tripOf(on)).seatsTaken]).toEqual([[code], [], 0]);
  });

  test("is nobody's but a transport officer's, of its own operations", async () => {
    const on = await plan(5);
    const input = { tripId: on, people: [someone()] };
    for (const role of ["iom-registrar", "shelter-manager", "unicef-caseworker", "clinician", "transport-agency"]) {
      expect((await act(agency, "nominate", input, { ...OFFICER, roles: [role] })).codes).toEqual([
        "UNAUTHORIZED_FIELD_OR_TYPE",
      ]);
    }
    const elsewhere = { ...OFFICER, operations: ["AGADEZ-2018"] };
    for (const name of ["nominate", "openTrip", "offload", "board", "depart", "cancelTrip", "lockManifest"]) {
      const all = { tripId: on, ...(name === "nominate" && input) };
      const one = ["offload", "board"].includes(name) && { personId: randomUUID() };
      const reason = ["offload", "cancelTrip"].includes(name) && { reason: "x" };
      expect([name, (await act(agency, name, { ...all, ...one, ...reason }, elsewhere)).codes]).toEqual([
        name,
        ["NOT_FOUND"],
      ]);
    }
    expect(await entriesOf(on)).toEqual([]);
  });

  test("somebody declines: the seat is free, the tie ends, and they may be nominated again", async () => {
    const on = await plan(1);
    const who = someone();
    await nominated(on, [who]);
    const { told, codes } = await act(agency, "declineSeat", { tripId: on, ...who, reason: "Attend sa sœur." });
    expect([codes, told.entries]).toMatchObject([[], [{ status: "DECLINED", seat: null }]]);
    expect((await tripOf(on)).seatsTaken).toBe(0);
    expect((await lettersOf(who.personId)).at(-1)).toMatchObject({
      kind: "ties-at-people",
      ties: [{ endedAt: hoursFromNow(0).toISOString() }],
    });
    expect((await act(agency, "declineSeat", { tripId: on, ...who })).codes).toEqual(["STATE_INVALID"]);
    await nominated(on, [who]);
    expect((await act(agency, "declineSeat", { tripId: on, ...someone() })).codes).toEqual(["NOT_FOUND"]);
  });

  test("one is swapped for another: as many seats are taken as before", async () => {
    const on = await plan(2);
    const [off, stays, comes] = [someone(), someone(), someone()];
    await nominated(on, [off, stays]);
    const swap = { id: randomUUID(), tripId: on, offPersonId: off.personId, on: comes, reason: "Malade ce matin." };
    const done = await act(agency, "swapPassengers", swap);
    expect(done).toMatchObject({
      codes: [],
      told: { off: [{ status: "OFFLOADED", offReason: "Malade ce matin." }], on: { status: "NOMINATED", seat: "1" } },
    });
    expect(await act(agency, "swapPassengers", swap)).toEqual(done);
    expect((await tripOf(on)).seatsTaken).toBe(2);
    const refused = { ...swap, id: randomUUID(), offPersonId: comes.personId, on: { personId: personId("nominated") } };
    expect((await act(agency, "swapPassengers", refused)).codes).toEqual(["ALREADY_ON_MANIFEST"]);
    expect((await act(agency, "swapPassengers", { ...refused, id: randomUUID(), reason: " " })).codes).toEqual([
      "REASON_MISSING",
    ]);
    const aboard = await agency.db.findBy(ManifestEntry, { tripId: on, status: ManifestEntryStatus.NOMINATED });
    expect(new Set(aboard.map(({ personId: id }) => id))).toEqual(new Set([stays.personId, comes.personId]));
  });

  test("who is taken off after boarding is checked in again where they slept", async () => {
    const on = await plan(3);
    const who = someone();
    await nominated(on, [who]);
    await put(on, who.personId, { status: ManifestEntryStatus.BOARDED });
    expect((await act(agency, "offload", { tripId: on, ...who, reason: "" })).codes).toEqual(["REASON_MISSING"]);
    const { told } = await act(agency, "offload", { tripId: on, ...who, reason: "Fièvre à l'embarquement." });
    expect(told.entries).toMatchObject([{ status: "OFFLOADED", seat: null, offReason: "Fièvre à l'embarquement." }]);
    expect((await lettersOf(who.personId)).slice(1)).toMatchObject([
      { kind: "check-in-from-trip", personId: who.personId, tripId: on, shelterId: null },
      { kind: "ties-at-people" },
    ]);
  });

  test.each(["declineSeat", "offload"])("%s of a caregiver leaves no minor alone", async (name) => {
    const on = await plan(5);
    const [aunt, boy, girl] = [someone(), someone(), someone()];
    await nominated(on, [aunt, boy, girl]);
    const evidence = { evaluatedAt: hoursFromNow(0), fitToTravelIds: [], stayId: null, travelDocumentId: null };
    const rests = { ...evidence, guardianIds: [aunt.personId], childTravelClearanceId: null };
    await put(on, boy.personId, { status: ManifestEntryStatus.BOARDED, evidence: rests });
    await put(on, girl.personId, {
      status: ManifestEntryStatus.CLEARED,
      evidence: { ...rests, childTravelClearanceId: randomUUID() },
    });
    const off = { tripId: on, ...aunt, reason: "Ne part plus." };
    expect((await act(agency, name, off)).codes).toEqual(["MINOR_LEFT_ALONE"]);
    expect((await entriesOf(on)).map(({ status }) => status).toSorted()).toEqual(["BOARDED", "CLEARED", "NOMINATED"]);
    const { told } = await act(agency, name, { ...off, together: true });
    expect(told.entries.map((entry: any) => entry.status)).toEqual([
      name === "offload" ? "OFFLOADED" : "DECLINED",
      "OFFLOADED",
    ]);
    expect((await tripOf(on)).seatsTaken).toBe(1);
    expect((await lettersOf(boy.personId)).map(({ kind }) => kind)).toContain("check-in-from-trip");
  });

  test("a trip does not leave with a minor on board and the caregiver behind", async () => {
    const on = await plan(5);
    const [aunt, boy] = [someone(), someone()];
    await nominated(on, [aunt, boy]);
    const evidence = { evaluatedAt: hoursFromNow(0), fitToTravelIds: [], stayId: null, travelDocumentId: null };
    const rests = { ...evidence, guardianIds: [aunt.personId], childTravelClearanceId: null };
    await put(on, boy.personId, { status: ManifestEntryStatus.BOARDED, evidence: rests });
    await transact(agency.db, (tx) => tx.update(Trip, { id: on }, { status: TripStatus.BOARDING }));
    const leave = { tripId: on, leftBehindReason: "Pas là." };
    expect((await act(agency, "depart", { tripId: on })).codes).toEqual(["REASON_MISSING"]);
    expect((await act(agency, "depart", leave)).codes).toEqual(["MINOR_LEFT_ALONE"]);
    expect((await tripOf(on)).status).toBe("BOARDING");
    await put(on, aunt.personId, { status: ManifestEntryStatus.BOARDED });
    expect(await act(agency, "depart", leave)).toMatchObject({
      codes: [],
      told: { leftBehind: 0, trip: { status: "DEPARTED", departedAt: hoursFromNow(0).toISOString() } },
    });
  });

  test("a trip home takes only who has a return that is ready, and takes it along", async () => {
    const home = { purpose: "RETURN", to: { name: "Abidjan", country: "CIV" } };
    const [on, other] = [await plan(5, home), await plan(5, home)];
    const [ready, stopped] = [{ personId: personId("with old papers") }, { personId: personId("refused papers") }];
    for (const nominee of [stopped, { personId: personId("waiting for papers") }, someone()]) {
      expect((await act(agency, "nominate", { tripId: on, people: [nominee] })).codes).toEqual(["RETURN_NOT_READY"]);
    }
    await nominated(on, [ready]);
    const caseOf = () => agency.db.findOneByOrFail(ReturnCase, ready);
    expect(await caseOf()).toMatchObject({ status: "BOOKED", tripId: on });
    await act(agency, "cancelTrip", { tripId: on, reason: "Route coupée." });
    expect(await caseOf()).toMatchObject({ status: "DOCS_READY", tripId: null });
    expect(await entriesOf(on)).toMatchObject([
      { status: "OFFLOADED", livePersonId: null, offReason: "Route coupée." },
    ]);

    await nominated(other, [ready]);
    await put(other, ready.personId, { status: ManifestEntryStatus.BOARDED });
    await transact(agency.db, (tx) => tx.update(Trip, { id: other }, { status: TripStatus.BOARDING }));
    await transact(agency.db, (tx) => tx.update(ReturnCase, ready, { status: ReturnCaseStatus.WITHDRAWN }));
    expect((await act(agency, "depart", { tripId: other })).codes).toEqual(["STATE_INVALID"]);
    await transact(agency.db, (tx) => tx.update(ReturnCase, ready, { status: ReturnCaseStatus.BOOKED }));
    expect((await act(agency, "depart", { tripId: other })).codes).toEqual([]);
    expect(await caseOf()).toMatchObject({ status: "DEPARTED" });
    expect((await act(agency, "arrive", { tripId: other })).codes).toEqual([]);
    expect(await caseOf()).toMatchObject({ status: "ARRIVED" });
  });
});
