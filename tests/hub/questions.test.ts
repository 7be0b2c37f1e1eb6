// The first questions of the three user groups, as the page asks them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "#kit/access/roles";
import { agadez2018, gao2018 } from "../support/stories";
import { engines } from "../support/databases";
import { conservationIsTold } from "./conservation";
import { timelineIsTold } from "./timeline";
import { hubUnderTest, type HubUnderTest, type Told } from "../support/hub";

const question = (name: string): string =>
  readFileSync(join(__dirname, `../../gateway/page/queries/${name}.graphql`), "utf8");

const gao = gao2018();
const chapters = [gao, agadez2018()];
const answers = new Map<string, Told[]>();

/** Who asks the first question of each group. */
const ASKING: Record<string, Role> = { unicef: "unicef-caseworker", health: "clinician", dashboard: "dashboard" };

describe.each(engines())("the hub on $name", (engine) => {
  let hub: HubUnderTest;

  beforeAll(async () => {
    hub = await hubUnderTest(engine, chapters);
  });
  afterAll(() => hub.stop());

  /** Asks, and keeps the answer for the comparison of the engines. */
  const ask = async (name: string, variables = {}): Promise<Told["data"]> => {
    const told = await hub.ask(question(name), variables, ASKING[name]);
    answers.set(name, [...(answers.get(name) ?? []), told]);
    expect(told.errors).toBeUndefined();
    return told.data;
  };

  test("gives the situation report of Gao in one request", async () => {
    const { operation, shelters } = await ask("dashboard");
    expect(operation.registered).toEqual([{ count: 1135, isSuppressed: false }]);
    const grownWomen = operation.bySexAndAge.find(
      (cell: { sex: string; isMinor: boolean }) => cell.sex === "FEMALE" && !cell.isMinor,
    );
    const children = operation.bySexAndAge.filter((cell: { isMinor: boolean }) => cell.isMinor);
    expect(grownWomen.count).toBe(9);
    expect(children.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(30);
    expect(operation.arrivalsByDay.find(({ day }: { day: string }) => day === "2018-04-23")).toMatchObject({
      headcount: 488,
      registered: 488,
    });
    expect(operation.byNationality).toHaveLength(12);
    expect(operation.byNationality.map((cell: { nationality: { label: string } }) => cell.nationality.label)).toContain(
      "Côte d'Ivoire",
    );
    expect(operation.movements).toMatchObject({ transportedOnward: 509, returned: 242, inTransit: 0 });
    expect(operation.unsheltered).toBe(0);
    expect(operation.occupancy).toBe(1135 - 242 - 5);
    expect(operation.needsByPriority).toHaveLength(4);
    expect(operation.needsByPriority[0]).toEqual({ priority: "STAT", active: null, total: 31, isSuppressed: true });
    expect(shelters).toHaveLength(6);
    for (const { occupied, reserved, blocked, capacity, surge } of shelters) {
      expect(occupied + reserved + blocked).toBeLessThanOrEqual(capacity + surge);
    }
    expect(shelters.reduce((sum: number, { occupied }: { occupied: number }) => sum + occupied, 0)).toBe(
      operation.occupancy,
    );
  });

  test("knows a second operation, and its own time zone", async () => {
    const { data } = await hub.ask(
      '{ operation(code: "AGADEZ-2018") { timeZone registered: population(by: []) { count } movements { inTransit } } }',
    );
    expect(data.operation).toMatchObject({ timeZone: "Africa/Niamey", registered: [{ count: 3000 }] });
    expect(data.operation.movements.inTransit).toBeGreaterThan(0);
  });

  test("tells UNICEF of children on their own, from four agencies in one request", async () => {
    const { childCases } = await ask("unicef");
    const cases = childCases.edges.map((edge: { node: unknown }) => edge.node);
    expect(cases.length).toBe(childCases.totalCount);
    const open = chapters[0]?.people.filter(
      ({ child }) => child?.status === "OPEN" && child.protection !== "ACCOMPANIED",
    );
    expect(cases).toHaveLength(open?.length ?? 0);
    for (const { protectionStatus, person } of cases) {
      expect(["UNACCOMPANIED", "SEPARATED"]).toContain(protectionStatus);
      expect(person.currentStay.shelter.name).toBeTruthy();
    }
    expect(cases.some(({ person }: { person: { fitToTravel: unknown } }) => person.fitToTravel)).toBe(true);
    expect(
      cases.some(({ person }: { person: { manifestEntries: unknown[] } }) => person.manifestEntries.length > 0),
    ).toBe(true);
    const rank = ["HIGH", "MEDIUM", "LOW"];
    const ranks = cases.map(({ risk }: { risk: string }) => rank.indexOf(risk));
    expect(ranks).toEqual([...ranks].sort());
  });

  test("tells health partners who needs care first, and who leaves without a valid verdict", async () => {
    const { medicalNeeds, trips } = await ask("health");
    const order = ["STAT", "ASAP", "URGENT", "ROUTINE"];
    const ranks = medicalNeeds.edges.map((edge: { node: { priority: string } }) => order.indexOf(edge.node.priority));
    expect(ranks).toEqual([...ranks].sort());
    expect(medicalNeeds.edges[0].node.person.currentStay.shelter.name).toBeTruthy();
    expect(trips.edges.length).toBeGreaterThanOrEqual(3);
    const lacking = trips.edges.flatMap(
      (edge: { node: { passengersLackingVerdict: unknown[] } }) => edge.node.passengersLackingVerdict,
    );
    expect(lacking.length).toBeGreaterThan(0);
  });

  test("clears for boarding whom three agencies clear, and says in codes what keeps the others", async () => {
    const { data, errors } = await hub.ask(
      '{ trips(operation: "GAO-2018", filter: { status: [OPEN] }) { edges { node { id manifest { status heldCodes person { id } } } } } }',
    );
    expect(errors).toBeUndefined();
    const [{ node: trip }] = data.trips.edges;
    for (const { status, heldCodes, person } of trip.manifest) {
      const told = await hub.ask(
        "query($person: ID!, $trip: ID!) { person(id: $person) { boardingClearance(tripId: $trip) { isCleared blockers } } }",
        { person: person.id, trip: trip.id },
      );
      expect(told.errors).toBeUndefined();
      const { isCleared, blockers } = told.data.person.boardingClearance;
      expect(isCleared).toBe(blockers.length === 0);
      if (status === "CLEARED") expect(blockers).toEqual([]);
      if (status === "HELD") expect(blockers).toEqual(expect.arrayContaining(heldCodes));
    }
  });

  test("judges age by the operation's own time: a child of 2018 is a child", async () => {
    const { data } = await hub.ask(
      '{ operation(code: "GAO-2018") { now } people(operation: "GAO-2018", filter: { isMinor: true }, first: 50) { totalCount edges { node { ageYears isMinor } } } }',
    );
    expect(data.operation.now).toBe("2018-04-30T18:00:00.000Z");
    expect(data.people.totalCount).toBe(30);
    expect(data.people.edges.every((edge: { node: { isMinor: boolean } }) => edge.node.isMinor)).toBe(true);
  });

  test("finds names whatever their accents", async () => {
    const { data } = await hub.ask(
      '{ people(operation: "GAO-2018", filter: { name: "traore" }, first: 50) { edges { node { familyName givenName } } } }',
    );
    const names = data.people.edges.map((edge: { node: { familyName: string; givenName: string } }) => edge.node);
    expect(names.length).toBeGreaterThan(0);
    expect(names.every(({ familyName }: { familyName: string }) => familyName === "Traoré")).toBe(true);
  });

  const heldWhileAway = [timelineIsTold(gao, () => hub), conservationIsTold(() => hub)];

  if (engine.name === "MariaDB") {
    test("while an agency is away, timeline and conservation say what cannot be told", async () => {
      await hub.lose("transport");
      for (const held of heldWhileAway) await held();
    });
  }
});

test("one process on SQLite and four servers on MariaDB give the same answers", () => {
  for (const told of answers.values()) for (const other of told) expect(other).toEqual(told[0]);
  expect(answers.size).toBe(3);
});
