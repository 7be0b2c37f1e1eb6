// Trips and vehicles, and every act in every state: what the tables allow is done, and nothing else.
import { randomUUID } from "node:crypto";
import { Letter } from "#kit/outbox/letter.entity";
import { insertRows } from "#kit/insert";
import { statesBefore } from "#kit/states";
import { transact } from "#kit/transaction";
import { ManifestEntry } from "../../services/transport/manifest/manifest.entity";
import { ManifestEntryStatus } from "../../services/transport/manifest/manifest.enums";
import { ENTRY_STATES, isLive } from "../../services/transport/manifest/manifest.rules";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { Trip } from "../../services/transport/trip/trip.entity";
import { TripPurpose, TripStatus } from "../../services/transport/trip/trip.enums";
import { TRIP_STATES } from "../../services/transport/trip/trip.rules";
import { Vehicle } from "../../services/transport/vehicle/vehicle.entity";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { CODE, convoy } from "./convoy";
import { act, OFFICER } from "./desk";
import { CENTRE, hoursFromNow, NOW } from "./told";
import { stepsOf } from "../support/steps";

const [engine] = engines();
if (!engine) throw new Error("There is no engine.");
let agency: AgencyUnderTest;

beforeAll(async () => {
  agency = await agencyUnderTest(engine, transport, seedTransport, [convoy()]);
});
afterAll(async () => {
  await agency.close();
  await engine.dropAll();
});

const MALI = { name: "Gao", country: "MLI" };
const TRIP = {
  ...{ operation: CODE, purpose: "ONWARD", mode: "ROAD", from: MALI, to: { ...MALI, name: "Bamako" } },
  ...{ departsAt: hoursFromNow(20), arrivesAt: hoursFromNow(44), seats: 10 },
};
const VEHICLE = {
  ...{ operation: CODE, name: "Car 7", mode: "ROAD", seats: 12, operatorAgency: "IOM", plate: "AB 1" },
  isWheelchairAccessible: false,
};

const tripIn = async (status: TripStatus, about: Partial<Trip> = {}): Promise<string> => {
  const id = randomUUID();
  const { codes } = await act(agency, "planTrip", { ...TRIP, id });
  expect(codes).toEqual([]);
  const delayedFrom = status === TripStatus.DELAYED ? TripStatus.BOARDING : null;
  await transact(agency.db, (tx) => tx.update(Trip, { id }, { status, delayedFrom, ...about }));
  return id;
};

const tripOf = (id: string) => agency.db.findOneByOrFail(Trip, { id });

async function entryIn(tripId: string, status: ManifestEntryStatus, about: Partial<ManifestEntry> = {}) {
  const [id, personId] = [randomUUID(), randomUUID()];
  const row: Partial<ManifestEntry> = {
    ...{ id, personId, tripId, operationCode: CODE, status, heldCodes: [], seat: null, purpose: TripPurpose.ONWARD },
    ...{ recordedByAgency: "IOM", recordedByUser: "officer", occurredAt: NOW, recordedAt: NOW, version: 1 },
    ...{ destinationCountryCode: "MLI", livePersonId: isLive({ status }) ? personId : null, ...about },
  };
  await transact(agency.db, (tx) => insertRows(tx, ManifestEntry, [row]));
  return { id, personId };
}

describe("a trip", () => {
  test("is planned with a vehicle or with seats, once", async () => {
    const vehicleId = randomUUID();
    await act(agency, "registerVehicle", { ...VEHICLE, id: vehicleId });
    const input = { ...TRIP, id: randomUUID(), vehicleId, seats: null, to: { name: "Niamey", country: "NER" } };
    const first = await act(agency, "planTrip", input);
    expect(first).toMatchObject({
      codes: [],
      told: { trip: { id: input.id, status: "PLANNED", seats: 12, seatsTaken: 0, crossesBorder: true } },
    });
    expect(await act(agency, "planTrip", input)).toEqual(first);
  });

  test.each<[string, object, string]>([
    ["another operation", { operation: "NOWHERE" }, "OPERATION_UNKNOWN"],
    ["no seats and no vehicle", { seats: null }, "INPUT_INVALID"],
    ["no seat", { seats: 0 }, "INPUT_INVALID"],
    ["more seats than there are", { seats: 1_001 }, "INPUT_INVALID"],
    ["a vehicle that is not there", { vehicleId: randomUUID() }, "NOT_FOUND"],
    ["a country that there is not", { to: { name: "x", country: "XXX" } }, "INPUT_INVALID"],
    ["a place without a name", { from: { ...MALI, name: " " } }, "INPUT_INVALID"],
    ["a place with too long a name", { from: { ...MALI, name: "x".repeat(121) } }, "INPUT_INVALID"],
    ["a centre whose id is none", { to: { ...MALI, shelterId: "7" } }, "ID_MALFORMED"],
    ["a border that is not one", { to: { name: "x", country: "NER" }, crossesBorder: false }, "INPUT_INVALID"],
    ["an arrival before it leaves", { arrivesAt: hoursFromNow(20) }, "TIME_INVALID"],
    ["a departure that is over", { departsAt: hoursFromNow(-1) }, "TIME_INVALID"],
    ["a way around the earth", { distanceKm: 40_000 }, "INPUT_INVALID"],
  ])("is not planned with %s", async (_, about, code) => {
    const id = randomUUID();
    expect((await act(agency, "planTrip", { ...TRIP, ...about, id })).codes).toEqual([code]);
    expect(await agency.db.countBy(Trip, { id })).toBe(0);
  });

  test("is not another's under the same id, nor one that was there before", async () => {
    const [there] = await agency.db.find(Trip, { take: 1 });
    expect((await act(agency, "planTrip", { ...TRIP, id: there?.id })).codes).toEqual(["ID_TAKEN"]);
    const id = randomUUID();
    await act(agency, "planTrip", { ...TRIP, id });
    expect((await act(agency, "planTrip", { ...TRIP, id }, { ...OFFICER, sub: "other" })).codes).toEqual(["ID_TAKEN"]);
  });

  test("is delayed to a later time, and goes on from where it was", async () => {
    const id = await tripIn(TripStatus.OPEN);
    const late = { tripId: id, departsAt: hoursFromNow(26), arrivesAt: hoursFromNow(50) };
    for (const departsAt of [hoursFromNow(19), hoursFromNow(60)]) {
      expect((await act(agency, "delayTrip", { ...late, departsAt })).codes).toEqual(["TIME_INVALID"]);
    }
    expect((await act(agency, "delayTrip", late)).told.trip).toMatchObject({
      ...{ status: "DELAYED", departsAt: late.departsAt.toISOString() },
    });
    expect((await act(agency, "startBoarding", { tripId: id })).codes).toEqual(["STATE_INVALID"]);
    expect((await act(agency, "lockManifest", { tripId: id })).told.trip).toMatchObject({ status: "MANIFEST_LOCKED" });
    expect((await act(agency, "startBoarding", { tripId: id })).codes).toEqual([]);
  });

  test("that is cancelled says why", async () => {
    const id = await tripIn(TripStatus.OPEN);
    expect((await act(agency, "cancelTrip", { tripId: id, reason: "" })).codes).toEqual(["REASON_MISSING"]);
    const { told } = await act(agency, "cancelTrip", { tripId: id, reason: "Pas d'escorte." });
    expect(told.trip).toMatchObject({ status: "CANCELLED", cancelledReason: "Pas d'escorte." });
  });

  const ACTS: Record<string, { to: TripStatus; rest?: object }> = {
    openTrip: { to: TripStatus.OPEN },
    delayTrip: { to: TripStatus.DELAYED, rest: { departsAt: hoursFromNow(30), arrivesAt: hoursFromNow(50) } },
    lockManifest: { to: TripStatus.MANIFEST_LOCKED },
    startBoarding: { to: TripStatus.BOARDING },
    depart: { to: TripStatus.DEPARTED },
    arrive: { to: TripStatus.ARRIVED },
    completeTrip: { to: TripStatus.COMPLETED },
    cancelTrip: { to: TripStatus.CANCELLED, rest: { reason: "x" } },
  };
  const cases = Object.values(TripStatus).flatMap((from) => Object.keys(ACTS).map((name) => [from, name] as const));

  const tried = stepsOf("a trip");
  test.each(cases)("that is %s, asked to %s, does what the table says", async (from, name) => {
    const { to, rest } = ACTS[name] ?? { to: from };
    const id = await tripIn(from);
    const input = { id: randomUUID(), tripId: id, ...rest };
    const before = await tripOf(id);
    const answer = await act(agency, name, input);
    const isLegal = statesBefore(TRIP_STATES, to).includes(from);
    if (isLegal) {
      expect([answer.codes, (await tripOf(id)).status]).toEqual([[], to]);
      expect(await act(agency, name, input)).toEqual(answer);
    } else {
      expect([answer.codes, await tripOf(id)]).toEqual([["STATE_INVALID"], before]);
    }
    tried(isLegal);
  });
});

describe("a place on a manifest", () => {
  const ACTS: Record<string, { on: TripStatus; to: ManifestEntryStatus; from?: ManifestEntryStatus; rest?: object }> = {
    declineSeat: { on: TripStatus.OPEN, to: ManifestEntryStatus.DECLINED },
    offload: { on: TripStatus.BOARDING, to: ManifestEntryStatus.OFFLOADED, rest: { reason: "x" } },
    recordNoShow: { on: TripStatus.BOARDING, to: ManifestEntryStatus.NO_SHOW },
    handOver: { on: TripStatus.ARRIVED, to: ManifestEntryStatus.HANDED_OVER },
    reportMissing: { on: TripStatus.DEPARTED, to: ManifestEntryStatus.MISSING_AT_ARRIVAL },
    reportFound: {
      on: TripStatus.ARRIVED,
      to: ManifestEntryStatus.ARRIVED,
      from: ManifestEntryStatus.MISSING_AT_ARRIVAL,
    },
  };
  const cases = Object.values(ManifestEntryStatus).flatMap((from) =>
    Object.keys(ACTS).map((name) => [from, name] as const),
  );
  const trips = new Map<TripStatus, string>();

  beforeAll(async () => {
    for (const { on } of Object.values(ACTS)) trips.set(on, await tripIn(on, { seatsTaken: 10 }));
  });

  const tried = stepsOf("a place on a manifest");
  test.each(cases)("that is %s, asked to %s, does what the table says", async (from, name) => {
    const { on, to, from: only, rest } = ACTS[name] ?? { on: TripStatus.OPEN, to: from };
    const tripId = trips.get(on) ?? "";
    const { id, personId } = await entryIn(tripId, from);
    const entryOf = () => agency.db.findOneByOrFail(ManifestEntry, { id });
    const before = await entryOf();
    const input = { id: randomUUID(), tripId, personId, ...rest };
    const answer = await act(agency, name, input);
    const isLegal = only ? only === from : statesBefore(ENTRY_STATES, to).includes(from);
    if (isLegal) {
      expect([answer.codes, (await entryOf()).status]).toEqual([[], to]);
      expect(await act(agency, name, input)).toEqual(answer);
    } else {
      expect([answer.codes, await entryOf()]).toEqual([["STATE_INVALID"], before]);
      expect(await agency.db.countBy(Letter, { about: personId })).toBe(0);
    }
    tried(isLegal);
  });

  test("that is HELD is no seat that could be given away", async () => {
    const tripId = await tripIn(TripStatus.MANIFEST_LOCKED);
    const { personId } = await entryIn(tripId, ManifestEntryStatus.HELD);
    const swap = { tripId, offPersonId: personId, on: { personId: randomUUID() }, reason: "x" };
    expect((await act(agency, "swapPassengers", swap)).codes).toEqual(["STATE_INVALID"]);
    await act(agency, "declineSeat", { tripId, personId });
    expect((await tripOf(tripId)).seatsTaken).toBe(0);
  });

  test("where the hub cannot be asked is HELD at the lock, and nobody boards", async () => {
    const tripId = await tripIn(TripStatus.OPEN, { seatsTaken: 1 });
    const { id, personId } = await entryIn(tripId, ManifestEntryStatus.NOMINATED, { seat: "1" });
    const { told } = await act(agency, "lockManifest", { tripId });
    expect(told).toMatchObject({ cleared: 0, held: 1, trip: { seatsTaken: 0 } });
    const held = await agency.db.findOneByOrFail(ManifestEntry, { id });
    expect(held).toMatchObject({ status: "HELD", heldCodes: ["UNVERIFIABLE"], seat: null });
    await act(agency, "startBoarding", { tripId });
    expect((await act(agency, "board", { tripId, personId })).codes).toEqual(["NOT_CLEARED_TO_BOARD"]);
    expect(await agency.db.findOneByOrFail(ManifestEntry, { id })).toEqual(held);
    expect((await act(agency, "boardMany", { tripId, personIds: [personId, randomUUID()] })).told).toMatchObject({
      entries: [],
      refused: [
        { code: "NOT_CLEARED_TO_BOARD", blockers: ["UNVERIFIABLE"] },
        { code: "NOT_FOUND", blockers: [] },
      ],
    });
  });
});

describe("a journey", () => {
  const BOARDED = ManifestEntryStatus.BOARDED;
  const lettersOf = async (about: string) =>
    (await agency.db.find(Letter, { where: { about }, order: { recordedAt: "ASC" } })).map(({ kind, payload }) => ({
      kind,
      ...(JSON.parse(payload) as Record<string, unknown>),
    }));

  test("ends with everybody checked in, handed over or looked for", async () => {
    const tripId = await tripIn(TripStatus.DEPARTED, { destinationShelterId: CENTRE, departedAt: hoursFromNow(-5) });
    const [there, missing] = [await entryIn(tripId, BOARDED), await entryIn(tripId, BOARDED)];
    const arrive = { tripId, missingPersonIds: [missing.personId] };
    expect((await act(agency, "arrive", { ...arrive, occurredAt: hoursFromNow(-6) })).codes).toEqual(["TIME_INVALID"]);
    const nobody = { ...arrive, missingPersonIds: [randomUUID()] };
    expect((await act(agency, "arrive", nobody)).codes).toEqual(["NOT_FOUND"]);
    expect((await act(agency, "arrive", arrive)).told.trip).toMatchObject({ status: "ARRIVED" });
    expect(await lettersOf(there.personId)).toMatchObject([{ kind: "check-in-from-trip", tripId, shelterId: CENTRE }]);
    expect(await lettersOf(missing.personId)).toMatchObject([{ kind: "note-outcome", outcome: "DISAPPEARED" }]);

    expect((await act(agency, "completeTrip", { tripId })).codes).toEqual(["STATE_INVALID"]);
    const hand = { tripId, personId: there.personId, receivedBy: "Centre de Bamako" };
    expect((await act(agency, "handOver", hand)).codes).toEqual([]);
    expect((await act(agency, "completeTrip", { tripId })).told.trip).toMatchObject({ status: "COMPLETED" });
    const { told } = await act(agency, "reportFound", { tripId, personId: missing.personId });
    expect(told.entry).toMatchObject({ status: "ARRIVED", arrivedAt: NOW.toISOString() });
    expect((await lettersOf(missing.personId)).slice(1)).toMatchObject([
      { kind: "check-in-from-trip", shelterId: CENTRE },
      { kind: "note-outcome", outcome: null },
    ]);
  });

  test("of a child on a clearance ends with the receiver whom it names, whose name is sealed", async () => {
    const tripId = await tripIn(TripStatus.ARRIVED);
    const evidence = {
      ...{ evaluatedAt: NOW, fitToTravelIds: [], guardianIds: [], stayId: null, travelDocumentId: null },
      childTravelClearanceId: randomUUID(),
    };
    const { id, personId } = await entryIn(tripId, ManifestEntryStatus.ARRIVED, { evidence });
    const hand = { tripId, personId };
    const receivedBy = "Djénéba Coulibaly-Sanogo";
    for (const rest of [{}, { receivedBy }, { isNamedReceiver: true }]) {
      expect((await act(agency, "handOver", { ...hand, ...rest })).codes).toEqual(["INPUT_INVALID"]);
    }
    const { told, codes } = await act(agency, "handOver", { ...hand, receivedBy, isNamedReceiver: true });
    expect([codes, told.entry]).toMatchObject([[], { status: "HANDED_OVER", receivedBy }]);
    const rows = await agency.db.query<{ receivedBy: string }[]>("SELECT receivedBy FROM manifest_entry WHERE id = ?", [
      id,
    ]);
    expect(rows[0]?.receivedBy).not.toContain("Coulibaly");
  });
});

describe("a vehicle", () => {
  test("is registered once, and retired when no trip needs it", async () => {
    const vehicleId = randomUUID();
    const input = { ...VEHICLE, id: vehicleId };
    const first = await act(agency, "registerVehicle", input);
    expect(first).toMatchObject({ codes: [], told: { vehicle: { id: vehicleId, retiredAt: null } } });
    expect(await act(agency, "registerVehicle", input)).toEqual(first);
    const tripId = randomUUID();
    await act(agency, "planTrip", { ...TRIP, id: tripId, vehicleId });
    expect((await act(agency, "retireVehicle", { vehicleId })).codes).toEqual(["STATE_INVALID"]);
    await act(agency, "cancelTrip", { tripId, reason: "x" });
    expect((await act(agency, "retireVehicle", { vehicleId })).told.vehicle.retiredAt).toBe(NOW.toISOString());
    expect((await act(agency, "retireVehicle", { vehicleId })).codes).toEqual(["STATE_INVALID"]);
    expect((await act(agency, "retireVehicle", { vehicleId: randomUUID() })).codes).toEqual(["NOT_FOUND"]);
    expect((await act(agency, "planTrip", { ...TRIP, vehicleId })).codes).toEqual(["INPUT_INVALID"]);
  });

  test.each<[string, object]>([
    ["no seats", { seats: 0 }],
    ["no name", { name: " " }],
    ["too long a plate", { plate: "x".repeat(41) }],
  ])("is not registered with %s", async (_, about) => {
    const id = randomUUID();
    expect((await act(agency, "registerVehicle", { ...VEHICLE, ...about, id })).codes).toEqual(["INPUT_INVALID"]);
    expect(await agency.db.countBy(Vehicle, { id })).toBe(0);
  });

  test("carries no more than it has seats, by its own mode", async () => {
    const vehicleId = randomUUID();
    await act(agency, "registerVehicle", { ...VEHICLE, id: vehicleId });
    for (const about of [{ seats: 13 }, { mode: "AIR" }]) {
      expect((await act(agency, "planTrip", { ...TRIP, vehicleId, ...about })).codes).toEqual(["INPUT_INVALID"]);
    }
  });
});
