// What shelters are, give and ask for: limits hold whoever asks at the same time, and nobody draws a double ration.
import { randomUUID } from "node:crypto";
import { insertRows } from "#kit/insert";
import { statesBefore } from "#kit/states";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { gao2018 } from "../support/stories";
import { Distribution } from "../../services/shelters/distribution/distribution.entity";
import { nextDayOf } from "../../services/shelters/distribution/distribution.rules";
import { ResourceRequest } from "../../services/shelters/request/request.entity";
import { ResourceRequestKind, ResourceRequestStatus } from "../../services/shelters/request/request.enums";
import { REQUEST_STATES } from "../../services/shelters/request/request.rules";
import { Shelter } from "../../services/shelters/shelter/shelter.entity";
import { ShelterStatus } from "../../services/shelters/shelter/shelter.enums";
import { SHELTER_STATES } from "../../services/shelters/shelter/shelter.rules";
import { HousingUnit } from "../../services/shelters/unit/unit.entity";
import { seedShelters } from "../../services/shelters/seed";
import { shelters } from "../../services/shelters/subgraph";
import { beforeAnybodyCame } from "../drills/before";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { stepsOf } from "../support/steps";

const [centre, other] = gao2018().shelters;
const shelterId = centre?.id ?? "";
const manager: Viewer = {
  ...{ sub: "manager", agency: "IOM", roles: ["shelter-manager"], operations: [], purpose: "SHELTER" },
  sites: [shelterId],
};
const registrar: Viewer = { ...manager, sub: "registrar", roles: ["iom-registrar"], sites: [] };

const SHELTER = "shelter { id status capacity blocked blockedReason surge surgeReason surgeEndsOn version }";
const ANSWERS: Record<string, string> = {
  updateShelter: `${SHELTER} conflict { named current }`,
  addHousingUnit: "unit { id name capacity }",
  recordDistribution: "distribution { id kind quantity person { id } }",
  distributeToMany: "given notGiven { personId code nextOn }",
};
const INPUTS: Record<string, string> = {
  ...{ openShelter: "ShelterActInput", closeShelter: "ShelterActInput", endSurge: "ShelterActInput" },
  ...{ approveRequest: "RequestStepInput", deployRequest: "RequestStepInput", closeRequest: "RequestStepInput" },
};

describe.each(engines())("a centre's office on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, shelters, seedShelters, beforeAnybodyCame());
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  async function act(name: string, input: object, viewer = manager) {
    const type = INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const answer = ANSWERS[name] ?? (/Request|Resource/.test(name) ? "request { id status rejectedReason }" : SHELTER);
    const text = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
    const { data, codes, messages } = await agency.ask(text, { input: { id: randomUUID(), ...input } }, viewer);
    return { told: data?.[name], codes, messages };
  }
  const write = (set: Partial<Shelter>) => transact(agency.db, (tx) => tx.update(Shelter, { id: shelterId }, set));
  const row = () => agency.db.findOneByOrFail(Shelter, { id: shelterId });
  const empty = { capacity: 100, occupied: 0, reserved: 0, blocked: 0, surge: 0 };

  beforeEach(() => write({ ...empty, status: ShelterStatus.OPEN }));

  test("a ration is given once in its interval, by whichever of fifty desks comes first", async () => {
    const personId = randomUUID();
    const ration = { shelterId, personId, kind: "FOOD_RATION" };
    const all = await Promise.all(Array.from({ length: 50 }, () => act("recordDistribution", ration)));
    const codes = all.map((answer) => answer.codes.join() || "given");
    expect(codes.filter((code) => code === "given")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["given", "DISTRIBUTION_TOO_SOON"]));
    expect(await agency.db.countBy(Distribution, { personId })).toBe(1);
  });

  // Of the first round some would still wait for a connection, and come one after another.
  test.each([1, 2, 3])(
    "twenty queues that come to the same two people at once give each of them one ration, %s",
    async () => {
      const personIds = [randomUUID(), randomUUID()];
      const queue = (index: number) => (index % 2 === 0 ? personIds : [...personIds].reverse());
      const acts = Array.from({ length: 20 }, (_, index) =>
        act("distributeToMany", { shelterId, personIds: queue(index), kind: "NFI_KIT" }),
      );
      const answers = await Promise.all(acts);
      expect(answers.flatMap(({ codes }) => codes)).toEqual([]);
      expect(answers.reduce((sum, { told }) => sum + (told.given as number), 0)).toBe(2);
      for (const personId of personIds) expect(await agency.db.countBy(Distribution, { personId })).toBe(1);
    },
  );

  if (engine.name === "MariaDB") {
    test("places are blocked by many at once, and never more than there are", async () => {
      const acts = Array.from({ length: 30 }, () => act("blockPlaces", { shelterId, count: 10, reason: "Travaux." }));
      const codes = (await Promise.all(acts)).map((answer) => answer.codes.join() || "done");
      expect(codes.filter((code) => code === "done")).toHaveLength(10);
      expect(await row()).toMatchObject({ blocked: 100 });
    });
    return;
  }

  describe("relief", () => {
    test("in a queue goes to those whose time has come, and the others are told when it will", async () => {
      const [first, second] = [randomUUID(), randomUUID()];
      await act("recordDistribution", { shelterId, personId: first, kind: "NFI_KIT" });
      const input = { id: randomUUID(), shelterId, personIds: [first, second], kind: "NFI_KIT" };
      const queue = await act("distributeToMany", input);
      const notGiven = [{ personId: first, code: "DISTRIBUTION_TOO_SOON", nextOn: "2018-07-29" }];
      expect(queue).toMatchObject({ codes: [], told: { given: 1, notGiven } });
      expect(await act("distributeToMany", input)).toEqual(queue);
      expect(await agency.db.countBy(Distribution, { personId: second })).toBe(1);
    });

    test("that is sent late is no second ration", async () => {
      const ration = { shelterId, personId: randomUUID(), kind: "FOOD_RATION" };
      await act("recordDistribution", { ...ration, occurredAt: "2018-04-28T10:00:00Z" });
      const late = (day: string) => act("recordDistribution", { ...ration, occurredAt: `2018-04-${day}T10:00:00Z` });
      expect((await late("27")).codes).toEqual(["DISTRIBUTION_TOO_SOON"]);
      expect((await late("29")).codes).toEqual(["DISTRIBUTION_TOO_SOON"]);
      expect((await late("26")).codes).toEqual([]);
      expect((await late("30")).codes).toEqual([]);
    });

    test.each<[string, object, Viewer, string]>([
      ["by who does not work there", { shelterId: other?.id }, manager, "FORBIDDEN"],
      ["two at a time", { quantity: 2 }, manager, "INPUT_INVALID"],
      ["to who is no id", { personId: "7" }, manager, "ID_MALFORMED"],
      ["tomorrow", { occurredAt: "2018-05-02T00:00:00Z" }, manager, "TIME_INVALID"],
    ])("is not given %s", async (_, about, viewer, code) => {
      const ration = { shelterId, personId: randomUUID(), kind: "FOOD_RATION", ...about };
      expect((await act("recordDistribution", ration, viewer)).codes).toEqual([code]);
    });

    test("comes again on the first day after the interval", () => {
      expect(nextDayOf("FOOD_RATION", [], "2018-04-30")).toBeNull();
      expect(nextDayOf("FOOD_RATION", ["2018-04-28"], "2018-04-30")).toBeNull();
      expect(nextDayOf("FOOD_RATION", ["2018-04-29"], "2018-04-30")).toBe("2018-05-01");
      expect(nextDayOf("HYGIENE_KIT", ["2018-04-10", "2018-05-02"], "2018-04-30")).toBe("2018-06-01");
    });
  });

  test("a shelter is proposed, takes nobody, is opened, and closes when it is empty", async () => {
    const id = randomUUID();
    const place = { kind: "PRIVATE", operatorAgency: "OIM", placeName: "Gao", placeCode: "ML07", capacity: 40 };
    const input = { id, operation: "GAO-2018", name: "Maison Traoré", ...place };
    const first = await act("proposeShelter", input);
    expect(first).toMatchObject({ codes: [], told: { shelter: { status: "PROPOSED", capacity: 40 } } });
    expect(await act("proposeShelter", input)).toEqual(first);
    const own = { ...manager, sites: [id] };
    expect((await act("openShelter", { shelterId: id })).codes).toEqual(["FORBIDDEN"]);
    expect((await act("openShelter", { shelterId: id }, own)).told.shelter.status).toBe("OPEN");
    await write({ occupied: 1 });
    expect((await act("closeShelter", { shelterId })).codes).toEqual(["SHELTER_IN_USE"]);
    expect(await row()).toMatchObject({ status: "OPEN" });
    for (const about of [{ placeCode: "Gao" }, { capacity: 0 }, { name: " " }]) {
      expect((await act("proposeShelter", { ...input, id: randomUUID(), ...about })).codes).toEqual(["INPUT_INVALID"]);
    }
  });

  const shelterSteps = Object.values(ShelterStatus).flatMap((from) =>
    (["openShelter", "closeShelter"] as const).map((name) => [from, name] as const),
  );
  const triedOfShelter = stepsOf("a shelter");
  test.each(shelterSteps)("a shelter that is %s, asked to %s, does what the table says", async (from, name) => {
    await write({ status: from });
    const to = name === "openShelter" ? ShelterStatus.OPEN : ShelterStatus.CLOSED;
    const { codes } = await act(name, { shelterId });
    const isLegal = statesBefore(SHELTER_STATES, to).includes(from);
    expect([codes, (await row()).status]).toEqual(isLegal ? [[], to] : [["STATE_INVALID"], from]);
    triedOfShelter(isLegal);
  });

  test("places are blocked and given back, with a reason, within what is free", async () => {
    await write({ occupied: 90 });
    expect((await act("blockPlaces", { shelterId, count: 11, reason: "Travaux." })).codes).toEqual(["SHELTER_FULL"]);
    expect((await act("blockPlaces", { shelterId, count: 1, reason: " " })).codes).toEqual(["REASON_MISSING"]);
    const { told } = await act("blockPlaces", { shelterId, count: 10, reason: "Quarantaine." });
    expect(told.shelter).toMatchObject({ blocked: 10, blockedReason: "Quarantaine." });
    expect((await act("unblockPlaces", { shelterId, count: 11 })).codes).toEqual(["INPUT_INVALID"]);
    expect((await act("unblockPlaces", { shelterId, count: 4 })).told.shelter.blocked).toBe(6);
  });

  test("surge is an act with a reason and an end, and does not go while people are in it", async () => {
    const surge = { shelterId, places: 60, reason: "488 personnes.", endsOn: "2018-05-07" };
    expect((await act("activateSurge", { ...surge, endsOn: "2018-04-01" })).codes).toEqual(["TIME_INVALID"]);
    expect((await act("activateSurge", surge)).told.shelter).toMatchObject({ surge: 60, surgeEndsOn: "2018-05-07" });
    await write({ occupied: 120 });
    expect((await act("endSurge", { shelterId })).codes).toEqual(["SHELTER_IN_USE"]);
    expect((await act("activateSurge", { ...surge, places: 10 })).codes).toEqual(["SHELTER_IN_USE"]);
    await write({ occupied: 100 });
    expect((await act("endSurge", { shelterId })).told.shelter).toMatchObject({ surge: 0, surgeReason: null });
  });

  test("of two who change a shelter the second is shown what the first made of it", async () => {
    const { version } = await row();
    const change = { shelterId, version, toilets: 12, name: "Centre de transit" };
    expect((await act("updateShelter", change)).told).toMatchObject({ conflict: null });
    const second = await act("updateShelter", { ...change, toilets: 3 });
    expect(second.told).toMatchObject({ conflict: { named: version, current: version + 1 } });
    expect(await row()).toMatchObject({ toilets: 12, name: "Centre de transit" });
    await write({ occupied: 50 });
    const smaller = { shelterId, version: version + 1, capacity: 49 };
    expect((await act("updateShelter", smaller)).codes).toEqual(["SHELTER_FULL"]);
    expect(await row()).toMatchObject({ capacity: 100 });
  });

  test("parts have no more places together than the shelter", async () => {
    await transact(agency.db, (tx) => tx.delete(HousingUnit, { shelterId }));
    const unit = { shelterId, name: "Tente A", kind: "FAMILIES", capacity: 60 };
    expect((await act("addHousingUnit", unit)).told.unit).toMatchObject({ name: "Tente A", capacity: 60 });
    expect((await act("addHousingUnit", { ...unit, capacity: 41 })).codes).toEqual(["INPUT_INVALID"]);
    expect((await act("addHousingUnit", { ...unit, capacity: 40 })).codes).toEqual([]);
  });

  test("who asks for something does not approve it", async () => {
    const both: Viewer = { ...manager, roles: ["shelter-manager", "iom-registrar"] };
    const wish = {
      operation: "GAO-2018",
      shelterId,
      kind: "EQUIPMENT",
      item: "Matelas",
      quantity: 60,
      reason: "Surge.",
    };
    const { told } = await act("requestResource", wish, both);
    const requestId = told.request.id as string;
    expect((await act("approveRequest", { requestId }, both)).codes).toEqual(["SECOND_PERSON_NEEDED"]);
    expect((await act("approveRequest", { requestId }, registrar)).told.request.status).toBe("APPROVED");
    expect((await act("requestResource", { ...wish, quantity: 0 })).codes).toEqual(["INPUT_INVALID"]);
    expect((await act("requestResource", { ...wish, shelterId: other?.id })).codes).toEqual(["FORBIDDEN"]);
  });

  const REQUEST_ACTS = {
    approveRequest: "APPROVED",
    rejectRequest: "REJECTED",
    deployRequest: "DEPLOYED",
    closeRequest: "CLOSED",
  } as const;
  const requestSteps = Object.values(ResourceRequestStatus).flatMap((from) =>
    Object.entries(REQUEST_ACTS).map(([name, to]) => [from, name, to] as const),
  );
  const triedOfRequest = stepsOf("a resource request");
  test.each(requestSteps)("a request that is %s, asked to %s, does what the table says", async (from, name, to) => {
    const at = new Date("2018-04-20T08:00:00Z");
    const id = randomUUID();
    const stamp = { recordedByAgency: "IOM", recordedByUser: "desk", occurredAt: at, recordedAt: at, version: 1 };
    const facts = { kind: ResourceRequestKind.STAFF, item: "Infirmier", quantity: 2, reason: "Nuit.", changedAt: at };
    const rest = { operationCode: "GAO-2018", status: from, neededBy: null, shelterId: null, rejectedReason: null };
    await transact(agency.db, (tx) => insertRows(tx, ResourceRequest, [{ id, ...stamp, ...facts, ...rest }]));
    const reason = name === "rejectRequest" && { reason: "Pas de fonds." };
    const viewer = name === "closeRequest" ? manager : registrar;
    const { codes } = await act(name, { requestId: id, ...reason }, viewer);
    const is = await agency.db.findOneByOrFail(ResourceRequest, { id });
    const isLegal = statesBefore(REQUEST_STATES, to).includes(from);
    expect([codes, is.status, is.version]).toEqual(isLegal ? [[], to, 2] : [["STATE_INVALID"], from, 1]);
    triedOfRequest(isLegal);
  });
});
