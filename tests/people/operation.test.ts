import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { LOADING, bothOperations, peopleUnderTest } from "./ask";
import { askFor, type Page } from "../support/agency";

interface Day {
  day: string;
  headcount: number;
  registered: number;
  men: number;
  women: number;
  boys: number;
  girls: number;
}

interface Arrival {
  id: string;
  occurredAt: string;
  headcount: number;
  registered: number;
}

describe.each(engines())("an operation on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, bothOperations());
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  test("tells what it is, and the instant as of which it is told", async () => {
    const { data } = await askFor<{ operation: unknown }>(
      agency,
      '{ operation(code: "GAO-2018") { code name country { code label(language: FR) } startedOn timeZone now } }',
    );
    expect(data.operation).toMatchObject({
      code: "GAO-2018",
      country: { code: "MLI", label: "Mali" },
      startedOn: "2018-04-10",
      timeZone: "Africa/Bamako",
      now: "2018-04-30T18:00:00.000Z",
    });
  });

  test("is one of all operations, by code", async () => {
    const { data } = await askFor<{ operations: unknown }>(agency, "{ operations { code } }");
    expect(data.operations).toEqual([{ code: "AGADEZ-2018" }, { code: "GAO-2018" }]);
  });

  test("that is not known is refused by name", async () => {
    const { data, codes, messages } = await askFor<{ operation: null }>(
      agency,
      '{ operation(code: "GAO-2019") { code } }',
    );
    expect(data.operation).toBeNull();
    expect(codes).toEqual(["OPERATION_UNKNOWN"]);
    expect(messages[0]).toContain("GAO-2019");
  });

  test("is found by the gateway by its code", async () => {
    const { data, queries } = await askFor<{ _entities: unknown }>(
      agency,
      `query($of: [_Any!]!) { _entities(representations: $of) { ... on Operation { code name } } }`,
      { of: ["GAO-2018", "NONE", "AGADEZ-2018"].map((code) => ({ __typename: "Operation", code })) },
    );
    expect(data._entities).toMatchObject([{ code: "GAO-2018" }, null, { code: "AGADEZ-2018" }]);
    expect(queries).toHaveLength(1);
  });

  test("counts arrivals by day, before names and after", async () => {
    const { data, queries } = await askFor<{ operations: { code: string; arrivalsByDay: Day[] }[] }>(
      agency,
      "{ operations { code arrivalsByDay { day headcount registered men women boys girls } } }",
    );
    expect(queries).toHaveLength(3);
    const days = data.operations.find(({ code }) => code === "GAO-2018")?.arrivalsByDay ?? [];
    const sum = (key: Exclude<keyof Day, "day">): number => days.reduce((all, day) => all + day[key], 0);
    expect([sum("headcount"), sum("registered"), sum("women"), sum("boys") + sum("girls")]).toEqual([
      1135, 1135, 9, 30,
    ]);
    expect(days.find(({ day }) => day === "2018-04-23")).toMatchObject({ headcount: 488, registered: 488 });
    expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).sort());
  });

  test("pages its arrivals, latest first, with how many of each are registered", async () => {
    const source = `query($after: String) { operation(code: "GAO-2018") { arrivals(first: 2, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node {
        id occurredAt headcount registered isEstimated pointOfEntry pointOfEntryRegion { code label } recordedBy { agency } } } } } }`;
    const seen: Arrival[] = [];
    let after: string | null = null;
    do {
      const page: { data: { operation: { arrivals: Page<Arrival> } }; queries: unknown[] } = await askFor(
        agency,
        source,
        {
          after,
        },
      );
      expect(page.queries).toHaveLength(4);
      const { arrivals }: { arrivals: Page<Arrival> } = page.data.operation;
      seen.push(...arrivals.edges.map(({ node }) => node));
      expect(arrivals.totalCount).toBeGreaterThan(2);
      after = arrivals.pageInfo.hasNextPage ? arrivals.pageInfo.endCursor : null;
    } while (after);
    expect(seen.reduce((sum, { headcount }) => sum + headcount, 0)).toBe(1135);
    expect(seen.every(({ headcount, registered }) => headcount === registered)).toBe(true);
    expect(seen[0]).toMatchObject({
      pointOfEntry: "Inkhalid",
      pointOfEntryRegion: { code: "ML08", label: "Kidal" },
      recordedBy: { agency: "IOM" },
    });
    const times = seen.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("refuses a page of arrivals that is too large", async () => {
    const { codes } = await agency.ask('{ operation(code: "GAO-2018") { arrivals(first: 201) { totalCount } } }');
    expect(codes).toEqual(["PAGE_SIZE_INVALID"]);
  });
});
