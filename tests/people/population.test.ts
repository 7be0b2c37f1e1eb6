import { transact } from "#kit/transaction";
import { Person } from "../../services/people/person/person.entity";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { LOADING, bothOperations, peopleUnderTest } from "./ask";
import { askFor } from "../support/agency";

interface Cell {
  count: number;
  sex: string | null;
  ageGroup: string | null;
  isMinor: boolean | null;
  nationality: { code: string; label: string } | null;
  displacementStatus: string | null;
  arrivalDay: string | null;
  outcome: string | null;
}

const POPULATION = `query($code: ID!, $by: [PopulationDimension!]!) { operation(code: $code) { population(by: $by) {
  count sex ageGroup isMinor nationality { code label } displacementStatus arrivalDay outcome } } }`;

describe.each(engines())("the population on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, bothOperations());
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const cellsBy = async (by: string[], code = "GAO-2018") => {
    const { data, queries, codes } = await askFor<{ operation: { population: Cell[] } }>(agency, POPULATION, {
      code,
      by,
    });
    expect(codes).toEqual([]);
    return { cells: data.operation.population, queries };
  };
  const total = (cells: Cell[]): number => cells.reduce((sum, { count }) => sum + count, 0);

  test("of Gao is 1,135, and of Agadez 3,000", async () => {
    expect((await cellsBy([])).cells).toMatchObject([{ count: 1135, sex: null, isMinor: null }]);
    expect((await cellsBy([], "AGADEZ-2018")).cells).toMatchObject([{ count: 3000 }]);
  });

  test("of Gao has 9 women and 30 children", async () => {
    const { cells } = await cellsBy(["SEX", "IS_MINOR"]);
    expect(cells.find(({ sex, isMinor }) => sex === "FEMALE" && isMinor === false)?.count).toBe(9);
    expect(total(cells.filter(({ isMinor }) => isMinor))).toBe(30);
    expect(cells.find(({ sex, isMinor }) => sex === "MALE" && isMinor === false)?.count).toBe(1096);
    expect(cells.map(({ count }) => count)).toEqual(cells.map(({ count }) => count).sort((a, b) => b - a));
  });

  test("has as many children by age group as by age", async () => {
    const { cells } = await cellsBy(["AGE_GROUP"]);
    expect(total(cells.filter(({ ageGroup }) => ["AGE_0_4", "AGE_5_11", "AGE_12_17"].includes(ageGroup ?? "")))).toBe(
      30,
    );
    expect(total(cells)).toBe(1135);
  });

  test("has 12 nationalities, Mali the largest, Côte d'Ivoire with its accent", async () => {
    const { cells } = await cellsBy(["NATIONALITY"]);
    expect(cells).toHaveLength(12);
    expect(cells[0]?.nationality?.code).toBe("MLI");
    expect(cells.find(({ nationality }) => nationality?.code === "CIV")?.nationality?.label).toBe("Côte d'Ivoire");
    // A person with two nationalities counts in both.
    expect(total(cells)).toBeGreaterThan(1135);
  });

  test("has 488 who arrived on 23 April", async () => {
    const { cells } = await cellsBy(["ARRIVAL_DAY"]);
    expect(cells[0]).toMatchObject({ count: 488, arrivalDay: "2018-04-23" });
    expect(total(cells)).toBe(1135);
  });

  test("by outcome tells those apart who are no longer assisted", async () => {
    const { cells } = await cellsBy(["OUTCOME", "DISPLACEMENT_STATUS"]);
    expect(total(cells)).toBe(1135);
    expect(total(cells.filter(({ outcome }) => outcome === "LEFT_ON_OWN"))).toBe(4);
    expect(total(cells.filter(({ outcome }) => outcome === "DISAPPEARED"))).toBe(1);
  });

  test("names a dimension once however often it is asked for", async () => {
    expect((await cellsBy(["SEX", "SEX"])).cells).toHaveLength(2);
  });

  test("of all operations is counted in one statement, which reads an index only", async () => {
    const by = "[SEX, IS_MINOR, AGE_GROUP, NATIONALITY, DISPLACEMENT_STATUS, ARRIVAL_DAY, OUTCOME]";
    const { data, queries } = await askFor<{ operations: { code: string; population: Cell[] }[] }>(
      agency,
      `{ operations { code population(by: ${by}) { count } } }`,
    );
    expect(data.operations.map(({ code }) => code)).toEqual(["AGADEZ-2018", "GAO-2018"]);
    expect(queries).toHaveLength(2);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
    const plan = await agency.db.query(
      `EXPLAIN ${engine.name === "SQLite" ? "QUERY PLAN " : ""}${queries[1]?.sql ?? ""}`,
      queries[1]?.parameters,
    );
    expect(JSON.stringify(plan)).toMatch(/USING COVERING INDEX person_population|"person_population".*Using index/);
  });

  test("is counted alike in SQL and by the rules, and leaves out whoever was merged", async () => {
    const { people } = (
      await askFor<{ people: { edges: { node: { isMinor: boolean; ageGroup: string } }[] } }>(
        agency,
        '{ people(operation: "GAO-2018", filter: { isMinor: true }, first: 200) { edges { node { isMinor ageGroup } } } }',
      )
    ).data;
    expect(people.edges).toHaveLength(30);
    expect(people.edges.every(({ node }) => node.isMinor && node.ageGroup !== "AGE_18_59")).toBe(true);
    const [survivor, other] = await agency.db.find(Person, { where: { operationCode: "GAO-2018" }, take: 2 });
    await transact(agency.db, async (tx) => {
      await tx.update(Person, { id: other?.id ?? "" }, { mergedIntoId: survivor?.id ?? "" });
    });
    expect((await cellsBy([])).cells).toMatchObject([{ count: 1134 }]);
    await transact(agency.db, async (tx) => {
      await tx.update(Person, { id: other?.id ?? "" }, { mergedIntoId: null });
    });
  });
});
