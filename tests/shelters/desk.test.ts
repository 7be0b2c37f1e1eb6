// Beds are given once each, and never more of them than there are, whoever asks at the same time.
import { randomUUID } from "node:crypto";
import { Letter } from "#kit/outbox/letter.entity";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { gao2018 } from "../support/stories";
import { expireReservations } from "../../services/shelters/places/expire.writes";
import { someone, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { stepsOf } from "../support/steps";
import { PlacementRequest } from "../../services/shelters/placement/placement.entity";
import { PlacementRequestStatus } from "../../services/shelters/placement/placement.enums";
import { PLACEMENT_STATES } from "../../services/shelters/placement/placement.rules";
import { ShelterStay } from "../../services/shelters/stay/stay.entity";
import { ShelterStayStatus } from "../../services/shelters/stay/stay.enums";
import { liveKeyOf, STAY_STATES } from "../../services/shelters/stay/stay.rules";
import { sheltersUnderTest } from "./ask";

const chapter = gao2018();
const centres = chapter.shelters.filter(({ status }) => status === "OPEN");
const [here, there] = centres as [(typeof centres)[number], (typeof centres)[number]];
const unitOf = (kind: string): string => here.units.find((unit) => unit.kind === kind)?.id ?? "";
const manager: Viewer = { ...someone, sub: "desk", sites: centres.map(({ id }) => id) };

const STAY = "stay { id status isOverflow endReason unit { kind } shelter { id } }";
const acts = {
  checkIn: `mutation($input: CheckInInput!) { it: checkIn(input: $input) { ${STAY} } }`,
  checkOut: `mutation($input: CheckOutInput!) { it: checkOut(input: $input) { ${STAY} } }`,
  moveStay: `mutation($input: MoveStayInput!) { it: moveStay(input: $input) { ${STAY} } }`,
  reservePlaces: `mutation($input: ReservePlacesInput!) { it: reservePlaces(input: $input) { stays { id status } } }`,
  releaseReservation: `mutation($input: ReleaseReservationInput!) { it: releaseReservation(input: $input) { ${STAY} } }`,
  checkInMany: `mutation($input: CheckInManyInput!) { it: checkInMany(input: $input) { checkedIn results { personId errorCode stay { id } } } }`,
  requestPlacements: `mutation($input: RequestPlacementsInput!) { it: requestPlacements(input: $input) { requested } }`,
  endAssistance: `mutation($input: EndAssistanceInput!) { it: endAssistance(input: $input) { personId } }`,
  checkOutForTrip: `mutation($input: CheckOutForTripInput!) { it: checkOutForTrip(input: $input) { personId } }`,
  checkInFromTrip: `mutation($input: CheckInFromTripInput!) { it: checkInFromTrip(input: $input) { personId } }`,
};

describe.each(engines())("the desk of a shelter on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await sheltersUnderTest(engine, [{ ...chapter, people: [], trips: [] }]);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });
  const write = (sql: string, values: unknown[] = []) => transact(agency.db, (tx) => tx.query(sql, values));
  /** Empty again, with so many places. */
  const places = async (count: number): Promise<void> => {
    for (const table of ["shelter_stay", "shelter_task", "placement_request", "guest", "outbox", "person_tie"]) {
      await write(`DELETE FROM ${table}`);
    }
    await write("UPDATE housing_unit SET occupied = 0, reserved = 0");
    await write("UPDATE shelter SET occupied = 0, reserved = 0, blocked = 0, surge = 0, capacity = 100");
    await write("UPDATE shelter SET capacity = ? WHERE id = ?", [count, here.id]);
  };
  const act = async (name: keyof typeof acts, input: Record<string, unknown>, viewer = manager) => {
    const { data, codes, messages } = await agency.ask(acts[name], { input: { id: randomUUID(), ...input } }, viewer);
    return { it: data?.it, code: codes[0], message: messages[0] };
  };
  const checkIn = (personId = randomUUID() as string, rest: Record<string, unknown> = {}) =>
    act("checkIn", { personId, shelterId: here.id, ...rest });
  const counts = async (id = here.id) => {
    const [row] = await agency.db.query<Record<"occupied" | "reserved", number>[]>(
      "SELECT occupied, reserved FROM shelter WHERE id = ?",
      [id],
    );
    const stays = await agency.db.query<{ status: string; n: number | string }[]>(
      "SELECT status, COUNT(*) AS n FROM shelter_stay WHERE shelterId = ? GROUP BY status",
      [id],
    );
    const live = (status: string): number => Number(stays.find((stay) => stay.status === status)?.n ?? 0);
    // Whatever happened, the counters are the live stays.
    expect({ occupied: row?.occupied, reserved: row?.reserved }).toEqual({
      occupied: live("CHECKED_IN"),
      reserved: live("RESERVED"),
    });
    return { occupied: row?.occupied, reserved: row?.reserved };
  };
  const waiting = async (): Promise<string[]> =>
    (
      await agency.db.query<{ personId: string }[]>("SELECT personId FROM placement_request WHERE status = 'WAITING'")
    ).map(({ personId }) => personId);
  const lettersOf = async (kind: string): Promise<any[]> =>
    (await agency.db.find(Letter, { where: { kind }, order: { recordedAt: "ASC" } })).map(({ payload }) =>
      JSON.parse(payload),
    );
  const house = (people: [id: string, housedAs: string][]) =>
    act("requestPlacements", {
      operation: "GAO-2018",
      people: people.map(([personId, housedAs]) => ({ personId, housedAs, waitingSince: "2018-04-30T10:00:00Z" })),
    });

  test("of two hundred who ask at once for the last ten places exactly ten are taken in", async () => {
    await places(10);
    const answers = await Promise.all(Array.from({ length: 200 }, () => checkIn()));
    expect(answers.filter(({ it }) => it).length).toBe(10);
    expect(new Set(answers.flatMap(({ it, code }) => (it ? [] : [code])))).toEqual(new Set(["SHELTER_FULL"]));
    expect(await counts()).toEqual({ occupied: 10, reserved: 0 });
  });

  test("twenty desks that take the same person in at once, here or there, give one bed", async () => {
    await places(50);
    const personId = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => checkIn(personId, { shelterId: index % 2 ? here.id : there.id })),
    );
    expect(all.filter(({ it }) => it).length).toBe(1);
    expect(new Set(all.flatMap(({ code }) => code ?? []))).toEqual(new Set(["ALREADY_SHELTERED"]));
    const [one, other] = [await counts(here.id), await counts(there.id)];
    expect((one.occupied ?? 0) + (other.occupied ?? 0)).toBe(1);
    const id = randomUUID();
    const again = await Promise.all(Array.from({ length: 20 }, () => checkIn(id, { id })));
    expect(new Set(again.map(({ it }) => it?.stay.id))).toEqual(new Set([id]));
  });

  test("somebody who waits is placed, leaves, and the places follow", async () => {
    await places(5);
    const personId = randomUUID();
    await house([[personId, "MEN"]]);
    expect(await waiting()).toEqual([personId]);
    await house([[personId, "MEN"]]);
    const { it } = await checkIn(personId, { unitId: unitOf("MEN"), bedLabel: "1-001" });
    expect(it.stay).toMatchObject({ status: "CHECKED_IN", unit: { kind: "MEN" }, shelter: { id: here.id } });
    expect(await waiting()).toEqual([]);
    expect(await counts()).toEqual({ occupied: 1, reserved: 0 });
    const out = await act("checkOut", { personId, shelterId: here.id, reason: "LEFT_ON_OWN" });
    expect(out.it.stay).toMatchObject({ status: "CHECKED_OUT", endReason: "LEFT_ON_OWN" });
    expect(await counts()).toEqual({ occupied: 0, reserved: 0 });
    expect((await act("checkOut", { personId, shelterId: here.id, reason: "JOURNEY" })).code).toBe("NOT_FOUND");
    await checkIn(personId);
    expect((await lettersOf("note-outcome")).map(({ outcome }) => outcome)).toEqual(["LEFT_ON_OWN", null]);
    const ties = (await lettersOf("ties-at-people")).map(({ ties: [tie] }) => [tie.holder, tie.endedAt === null]);
    expect(ties).toEqual([
      [here.id, true],
      [here.id, false],
      [here.id, true],
    ]);
    await act("checkOut", { personId, shelterId: here.id, reason: "WAITS_ELSEWHERE" });
    expect(await waiting()).toEqual([personId]);
  });

  test("a child without a caregiver never sleeps among grown men, nor anybody of whom nobody has told", async () => {
    await places(50);
    const [child, man, stranger] = [randomUUID(), randomUUID(), randomUUID()];
    await house([
      [child, "UNACCOMPANIED_CHILDREN"],
      [man, "MEN"],
    ]);
    for (const [personId, kind, code] of [
      [child, "MEN", "UNIT_UNSUITABLE"],
      [stranger, "MEN", "UNIT_UNSUITABLE"],
      [man, "UNACCOMPANIED_CHILDREN", "UNIT_UNSUITABLE"],
    ] as const) {
      const unitId = unitOf(kind) || unitOf("MEN");
      if (kind === "UNACCOMPANIED_CHILDREN" && !unitOf(kind)) continue;
      expect((await checkIn(personId, { unitId })).code).toBe(code);
      expect((await checkIn(personId, { unitId, isOffline: true })).code).toBe(code);
      expect((await act("reservePlaces", { personIds: [personId], shelterId: here.id, unitId })).code).toBe(code);
    }
    await checkIn(child);
    expect((await act("moveStay", { personId: child, shelterId: here.id, unitId: unitOf("MEN") })).code).toBe(
      "UNIT_UNSUITABLE",
    );
    expect(await counts()).toEqual({ occupied: 1, reserved: 0 });
  });

  test("places are kept for all of a household or for none, are taken by who comes, and expire by themselves", async () => {
    await places(3);
    const people = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    expect((await act("reservePlaces", { personIds: people, shelterId: here.id })).code).toBe("SHELTER_FULL");
    expect(await counts()).toEqual({ occupied: 0, reserved: 0 });
    const family = people.slice(0, 3);
    const kept = await act("reservePlaces", {
      personIds: family,
      shelterId: here.id,
      expiresAt: "2018-04-30T19:00:00Z",
    });
    expect(kept.it.stays.length).toBe(3);
    expect((await checkIn(people[3])).code).toBe("SHELTER_FULL");
    expect((await act("reservePlaces", { personIds: [family[0]], shelterId: there.id })).code).toBe(
      "ALREADY_SHELTERED",
    );
    expect((await checkIn(family[0])).it.stay.status).toBe("CHECKED_IN");
    expect(await counts()).toEqual({ occupied: 1, reserved: 2 });
    const own = kept.it.stays as { id: string }[];
    const byPerson = await agency.db.query<{ id: string; personId: string }[]>("SELECT id, personId FROM shelter_stay");
    const second = byPerson.find(({ personId }) => personId === family[1])?.id;
    expect(own.map(({ id }) => id)).toContain(second);
    expect((await act("releaseReservation", { stayId: second })).it.stay.status).toBe("CANCELLED");
    expect((await act("releaseReservation", { stayId: second })).code).toBe("STATE_INVALID");
    expect(await counts()).toEqual({ occupied: 1, reserved: 1 });
    await expireReservations(agency.db, new Date("2018-04-30T19:00:01Z"));
    expect(await counts()).toEqual({ occupied: 1, reserved: 0 });
    expect(
      (await act("reservePlaces", { personIds: family, shelterId: here.id, expiresAt: "2018-06-30T00:00:00Z" })).code,
    ).toBe("TIME_INVALID");
  });

  const tried = stepsOf("a stay");
  const STEPS: Record<string, { to: ShelterStayStatus; input: (stay: ShelterStay) => object; refusal: string }> = {
    // Who has no place in the centre is not there: the desk is told no more.
    checkOut: {
      ...{ to: ShelterStayStatus.CHECKED_OUT, refusal: "NOT_FOUND" },
      input: ({ personId }) => ({ personId, shelterId: here.id, reason: "LEFT_ON_OWN" }),
    },
    moveStay: {
      ...{ to: ShelterStayStatus.MOVED, refusal: "NOT_FOUND" },
      input: ({ personId }) => ({ personId, shelterId: there.id }),
    },
    releaseReservation: {
      ...{ to: ShelterStayStatus.CANCELLED, refusal: "STATE_INVALID" },
      input: ({ id }) => ({ stayId: id }),
    },
    checkIn: {
      ...{ to: ShelterStayStatus.CHECKED_IN, refusal: "ALREADY_SHELTERED" },
      input: ({ personId }) => ({ personId, shelterId: here.id }),
    },
  };
  const steps = Object.values(ShelterStayStatus)
    .flatMap((from) => Object.keys(STEPS).map((name) => [from, name] as const))
    // Who comes again after a stay is over begins another one.
    .filter(([from, name]) => name !== "checkIn" || STAY_STATES[from].length > 0);
  /** The stay of somebody new in a centre of three places. */
  const stayThatIs = async (from: ShelterStayStatus, expiresAt: string): Promise<string> => {
    await places(3);
    const personId = randomUUID();
    const { it } = await checkIn(personId);
    const id = it.stay.id as string;
    const isReserved = from === ShelterStayStatus.RESERVED;
    await write("UPDATE shelter_stay SET status = ?, liveKey = ?, reservationExpiresAt = ? WHERE id = ?", [
      ...[from, liveKeyOf(personId, from), expiresAt, id],
    ]);
    const taken = [from === ShelterStayStatus.CHECKED_IN, isReserved].map(Number);
    await write("UPDATE shelter SET occupied = ?, reserved = ? WHERE id = ?", [...taken, here.id]);
    return id;
  };
  test.each(steps)("a stay that is %s, asked to %s, does what the table says", async (from, name) => {
    const id = await stayThatIs(from, "2018-05-30 18:00:00.000");
    const stay = (): Promise<ShelterStay> => agency.db.findOneByOrFail(ShelterStay, { id });
    const before = await stay();
    const { to, input, refusal } = STEPS[name] ?? { to: from, input: () => ({}), refusal: "" };
    const { code } = await act(name as keyof typeof acts, input(before));
    const isLegal = STAY_STATES[from].includes(to);
    if (isLegal) expect([code, (await stay()).status]).toEqual([undefined, to]);
    else expect([code, await stay()]).toEqual([refusal, before]);
    await counts();
    tried(isLegal);
  });

  test.each(Object.values(ShelterStayStatus))(
    "a stay that is %s does not run out unless the table says",
    async (from) => {
      const id = await stayThatIs(from, "2018-04-30 17:00:00.000");
      await expireReservations(agency.db, new Date("2018-04-30T18:00:00Z"));
      const isLegal = STAY_STATES[from].includes("NO_SHOW");
      expect((await agency.db.findOneByOrFail(ShelterStay, { id })).status).toBe(isLegal ? "NO_SHOW" : from);
      await counts();
      tried(isLegal);
    },
  );

  const triedOfWaiting = stepsOf("somebody who waits for a bed");
  const ENDS = { checkIn: PlacementRequestStatus.PLACED, endAssistance: PlacementRequestStatus.WITHDRAWN } as const;
  const waits = Object.values(PlacementRequestStatus).flatMap((from) =>
    (Object.keys(ENDS) as (keyof typeof ENDS)[]).map((name) => [from, name] as const),
  );
  test.each(waits)("the waiting that is %s, on %s, goes as the table says", async (from, name) => {
    await places(3);
    const personId = randomUUID();
    await house([[personId, "MEN"]]);
    const isWaiting = from === PlacementRequestStatus.WAITING;
    await write("UPDATE placement_request SET status = ?, waitingPersonId = ? WHERE personId = ?", [
      ...[from, isWaiting ? personId : null, personId],
    ]);
    const request = () => agency.db.findOneByOrFail(PlacementRequest, { personId });
    const before = await request();
    const over = { personId, reason: "DISAPPEARED", occurredAt: "2018-04-30T17:00:00Z" };
    await (name === "checkIn" ? checkIn(personId) : act("endAssistance", over));
    const isLegal = PLACEMENT_STATES[from].includes(ENDS[name]);
    if (isLegal) expect((await request()).status).toBe(ENDS[name]);
    else expect(await request()).toEqual(before);
    triedOfWaiting(isLegal);
  });

  test("who moves has never two beds and never none", async () => {
    await places(10);
    const personId = randomUUID();
    await checkIn(personId);
    await write("UPDATE shelter SET capacity = 0 WHERE id = ?", [there.id]);
    expect((await act("moveStay", { personId, shelterId: there.id })).code).toBe("SHELTER_FULL");
    expect(await counts()).toEqual({ occupied: 1, reserved: 0 });
    await write("UPDATE shelter SET capacity = 1 WHERE id = ?", [there.id]);
    const moves = await Promise.all(
      Array.from({ length: 5 }, () => act("moveStay", { personId, shelterId: there.id })),
    );
    expect(moves.filter(({ it }) => it?.stay.shelter.id === there.id).length).toBeGreaterThan(0);
    expect([await counts(), await counts(there.id)].map(({ occupied }) => occupied)).toEqual([0, 1]);
    const elsewhere = { ...manager, sites: [randomUUID()] };
    expect((await act("moveStay", { personId, shelterId: here.id }, elsewhere)).code).toBe("FORBIDDEN");
  });

  test("what a desk wrote without a line is kept, in whatever order it comes", async () => {
    await places(1);
    await checkIn();
    const [late, moved] = [randomUUID(), randomUUID()];
    const over = await checkIn(late, { isOffline: true, occurredAt: "2018-04-30T12:00:00Z" });
    expect(over.it.stay).toMatchObject({ status: "CHECKED_IN", isOverflow: true });
    expect(await counts()).toEqual({ occupied: 2, reserved: 0 });
    const tasks = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Shelter { tasks { edges { node { kind stay { id } } } } } } }`;
    const open = async () =>
      (await agency.ask(tasks, { of: [{ __typename: "Shelter", id: here.id }] }, manager)).data._entities[0].tasks
        .edges;
    expect(await open()).toEqual([{ node: { kind: "OVERFLOW", stay: { id: over.it.stay.id } } }]);
    await act("checkOut", { personId: late, shelterId: here.id, reason: "JOURNEY" });
    expect(await open()).toEqual([]);
    await places(10);
    // The end, the beginning, and another bed in between; then one that is older than all.
    const [noon, two, four] = ["2018-04-30T12:00:00Z", "2018-04-30T14:00:00Z", "2018-04-30T16:00:00Z"];
    const out = await act("checkOut", {
      personId: moved,
      shelterId: here.id,
      reason: "WAITS_ELSEWHERE",
      occurredAt: two,
      isOffline: true,
    });
    expect(out.it.stay.status).toBe("CHECKED_OUT");
    const began = await checkIn(moved, { occurredAt: noon, isOffline: true });
    expect(began.it.stay).toMatchObject({ id: out.it.stay.id, status: "CHECKED_OUT" });
    await act("checkIn", { personId: moved, shelterId: there.id, occurredAt: four, isOffline: true });
    const old = await checkIn(moved, { occurredAt: two, isOffline: true });
    expect(old.it.stay.status).toBe("MOVED");
    expect([await counts(), await counts(there.id)].map(({ occupied }) => occupied)).toEqual([0, 1]);
    expect((await checkIn(randomUUID(), { occurredAt: "2018-05-02T00:00:00Z" })).code).toBe("TIME_INVALID");
  });

  test("who boards leaves the bed, who comes is taken in, and who is taken off a bus is back where they were", async () => {
    await places(1);
    const [one, other] = [randomUUID(), randomUUID()];
    const [tripId, occurredAt] = [randomUUID(), "2018-04-30T18:00:00Z"];
    await checkIn(one, { occurredAt: "2018-04-29T18:00:00Z" });
    await act("checkOutForTrip", { personId: one, tripId, occurredAt });
    expect(await counts()).toEqual({ occupied: 0, reserved: 0 });
    await checkIn(other);
    await act("checkInFromTrip", { personId: one, tripId, occurredAt: "2018-04-30T18:05:00Z" });
    expect(await counts()).toEqual({ occupied: 2, reserved: 0 });
    await act("checkOutForTrip", { personId: one, tripId: randomUUID(), occurredAt: "2018-04-30T18:06:00Z" });
    await act("reservePlaces", { personIds: [one], shelterId: there.id });
    await act("checkInFromTrip", { personId: one, tripId, shelterId: there.id, occurredAt: "2018-04-30T18:07:00Z" });
    expect(await counts(there.id)).toEqual({ occupied: 1, reserved: 0 });
    expect((await act("checkOutForTrip", { personId: randomUUID(), tripId, occurredAt })).it).toBeTruthy();
    await house([[one, "MEN"]]);
    expect(await waiting()).toEqual([]);
    // Said to be gone before they came: they are here.
    await act("endAssistance", { personId: one, reason: "DISAPPEARED", occurredAt });
    expect(await counts(there.id)).toEqual({ occupied: 1, reserved: 0 });
    const told = await agency.db.findBy(Letter, { about: one, kind: "note-outcome" });
    expect(told.map(({ payload }) => JSON.parse(payload) as object)).toEqual([
      { personId: one, outcome: null, occurredAt: "2018-04-30T18:07:00.000Z" },
    ]);
    await act("endAssistance", { personId: one, reason: "DECEASED", occurredAt: "2018-04-30T18:08:00Z" });
    expect(await counts(there.id)).toEqual({ occupied: 0, reserved: 0 });
  });

  test("of a list each is taken in or refused by itself", async () => {
    await places(2);
    const people = Array.from({ length: 4 }, () => ({ id: randomUUID(), personId: randomUUID() }));
    const input = { shelterId: here.id, people };
    const first = await agency.ask(acts.checkInMany, { input }, manager);
    expect(first.data.it.checkedIn).toBe(2);
    expect(first.data.it.results.map(({ errorCode }: { errorCode: string }) => errorCode)).toEqual([
      null,
      null,
      "SHELTER_FULL",
      "SHELTER_FULL",
    ]);
    expect((await agency.ask(acts.checkInMany, { input }, manager)).data).toEqual(first.data);
    expect(await counts()).toEqual({ occupied: 2, reserved: 0 });
  });

  test("who does not work there may not, and what is not there is not found", async () => {
    await places(5);
    const elsewhere = { ...manager, sites: [there.id] };
    expect((await act("checkIn", { personId: randomUUID(), shelterId: here.id }, elsewhere)).code).toBe("FORBIDDEN");
    const registrar = { ...manager, roles: ["iom-registrar"] as const };
    expect((await act("checkIn", { personId: randomUUID(), shelterId: here.id }, registrar)).code).toBe(
      "UNAUTHORIZED_FIELD_OR_TYPE",
    );
    expect((await checkIn(randomUUID(), { unitId: randomUUID() })).code).toBe("NOT_FOUND");
    expect((await checkIn("7")).code).toBe("ID_MALFORMED");
    await write("UPDATE shelter SET status = 'CLOSED' WHERE id = ?", [here.id]);
    expect((await checkIn()).code).toBe("SHELTER_CLOSED");
    await write("UPDATE shelter SET status = 'OPEN' WHERE id = ?", [here.id]);
    expect(await counts()).toEqual({ occupied: 0, reserved: 0 });
  });
});
