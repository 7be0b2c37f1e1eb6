import { randomUUID } from "node:crypto";
import { gao2018 } from "../support/stories";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const chapters = [gao2018()];

describe.each(engines())("the hub on $name", (engine) => {
  let hub: HubUnderTest;

  beforeAll(async () => {
    hub = await hubUnderTest(engine, chapters);
  });
  afterAll(() => hub.stop());

  const lists = ["people", "childCases", "medicalNeeds", "trips", "returnCases"];
  const ofOperation = [
    ...lists.map((list) => `${list}(operation: "NOWHERE") { totalCount }`),
    'shelters(operation: "NOWHERE") { id }',
    'operation(code: "NOWHERE") { name }',
  ];
  const byId = ["person(id:", "shelter(id:", "trip(id:"];

  test.each(ofOperation)("%s names the operation that it does not know", async (field) => {
    const { data, errors } = await hub.ask(`{ ${field} operations { code } }`);
    expect(errors?.[0]).toMatchObject({
      extensions: { code: "OPERATION_UNKNOWN" },
      message: expect.stringContaining("NOWHERE") as string,
    });
    expect(data.operations).toHaveLength(1);
  });

  test.each(byId)('%s "x") says that this is no id', async (field) => {
    const { errors } = await hub.ask(`{ ${field} "x") { id } }`);
    expect(errors?.[0]).toMatchObject({
      extensions: { code: "ID_MALFORMED" },
      message: expect.stringContaining('"x"') as string,
    });
  });

  test.each(byId)("%s of nobody) is null", async (field) => {
    const { data, errors } = await hub.ask(`{ it: ${field} "${randomUUID()}") { id } }`);
    expect([data.it, errors]).toEqual([null, undefined]);
  });

  test.each(
    lists.flatMap((list) => [
      [list, "first: 0"],
      [list, "first: 1000000"],
      [list, "first: -1"],
    ]),
  )("%s(%s) is refused", async (list, first) => {
    const { errors } = await hub.ask(`{ ${list}(operation: "GAO-2018", ${first}) { pageInfo { hasNextPage } } }`);
    expect(errors?.[0]).toMatchObject({ extensions: { code: "PAGE_SIZE_INVALID" }, path: [list] });
  });

  test.each(lists)("%s(after: a broken cursor) is refused", async (list) => {
    const { errors } = await hub.ask(
      `{ ${list}(operation: "GAO-2018", after: "broken") { pageInfo { hasNextPage } } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe("CURSOR_INVALID");
  });

  test("an enum value that there is not is named", async () => {
    const { errors } = await hub.ask(
      '{ childCases(operation: "GAO-2018", filter: { risk: [EXTREME] }) { totalCount } }',
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining("EXTREME") as string,
      extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
    });
  });

  test("a request without a token, or with a bad one, is told which", async () => {
    const post = async (authorization?: string) => {
      const response = await fetch(`${hub.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(authorization && { authorization }) },
        body: JSON.stringify({ query: "{ operations { code } }" }),
      });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      return [response.status, errors[0]?.extensions.code];
    };
    expect(await post()).toEqual([401, "TOKEN_MISSING"]);
    expect(await post("Bearer x.y.z")).toEqual([401, "TOKEN_INVALID"]);
  });

  test("an agency that is away costs its own fields, and nobody boards on what it did not say", async () => {
    if (engine.name !== "MariaDB") return;
    const { data: before } = await hub.ask(
      '{ trips(operation: "GAO-2018", filter: { status: [OPEN] }) { edges { node { id manifest { status person { id } } } } } }',
    );
    const [{ node: trip }] = before.trips.edges;
    const cleared = trip.manifest.find(({ status }: { status: string }) => status === "CLEARED");
    await hub.lose("health");
    const { data, errors } = await hub.ask(
      'query($person: ID!, $trip: ID!) { operation(code: "GAO-2018") { name occupancy needsByPriority { priority } movements { returned } } medicalNeeds(operation: "GAO-2018") { totalCount } person(id: $person) { registrationNumber fitToTravel { verdict } boardingClearance(tripId: $trip) { isCleared blockers } } }',
      { person: cleared.person.id, trip: trip.id },
    );
    expect(data.operation).toMatchObject({ needsByPriority: null, movements: { returned: 242 } });
    expect(data.operation.occupancy).toBeGreaterThan(0);
    expect(data.medicalNeeds).toBeNull();
    expect(data.person.boardingClearance).toMatchObject({
      isCleared: false,
      blockers: expect.arrayContaining(["UNVERIFIABLE"]) as string[],
    });
    expect(
      errors?.every(({ extensions }) => extensions.code === "AGENCY_UNAVAILABLE" && extensions.agency === "health"),
    ).toBe(true);
  });
});
