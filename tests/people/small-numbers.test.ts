// What aggregate roles are told of people, and what somebody who has all their answers could work out.
import { type AgencyUnderTest, someone } from "../support/agency";
import { expectSafe } from "../support/attack";
import { engines } from "../support/databases";
import { CELL, EVERYTHING, keyOf, numbersOf, truthOf, type Answers } from "./told";
import { LOADING, bothOperations, peopleUnderTest } from "./ask";

const PARTNER = { ...someone, roles: ["dashboard"], agency: "OCHA" };
const ANALYST = { ...someone, roles: ["unicef-analyst"], agency: "UNICEF" };
const PUBLIC = { ...someone, roles: ["dashboard"], agency: "public" };
const CODES = ["GAO-2018", "AGADEZ-2018"];

describe.each(engines())("small numbers of people on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, bothOperations());
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const everything = async (viewer = someone, code = "GAO-2018"): Promise<Answers> => {
    const { data, codes } = await agency.ask(EVERYTHING, { code }, viewer);
    expect(codes).toEqual([]);
    return data.operation as Answers;
  };

  test("leave a partner the figures of Gao: 1,135 people, 9 women, 30 children, 488 on 23 April", async () => {
    const { all, sexMinor, arrivalsByDay } = await everything(PARTNER);
    expect(all).toMatchObject([{ count: 1135, isSuppressed: false }]);
    expect(sexMinor?.map(({ sex, isMinor, count }) => [sex, isMinor, count])).toEqual([
      ["MALE", false, 1096],
      ["MALE", true, 23],
      ["FEMALE", false, 9],
      ["FEMALE", true, 7],
    ]);
    expect(arrivalsByDay.find(({ day }) => day === "2018-04-23")).toMatchObject({ headcount: 488, registered: 488 });
  });

  test("hide nationalities of fewer than five people, and one more", async () => {
    const exact = numbersOf(await everything());
    const { nationality = [] } = await everything(PARTNER);
    const hidden = nationality.filter(({ isSuppressed }) => isSuppressed);
    expect(hidden.length).toBeGreaterThan(0);
    for (const cell of nationality) {
      const count = exact.get(keyOf("nationality", cell)) ?? 0;
      expect(cell.count).toBe(cell.isSuppressed ? null : count);
      if (count < 5) expect(cell.isSuppressed).toBe(true);
    }
    // Hidden ones come last, by name: their place does not tell their size.
    expect(nationality.slice(-hidden.length)).toEqual(hidden);
    const names = hidden.map((cell) => JSON.stringify(cell));
    expect(names).toEqual([...names].sort());
  });

  test("hide the nine women from the public, and what would tell them", async () => {
    const { all, sex, minor, sexMinor = [], arrivalsByDay } = await everything(PUBLIC);
    expect(all).toMatchObject([{ count: 1135 }]);
    expect(sex?.map(({ count }) => count)).toEqual([1119, 16]);
    expect(minor?.map(({ count }) => count)).toEqual([1105, 30]);
    expect(sexMinor.every(({ count, isSuppressed }) => count === null && isSuppressed)).toBe(true);
    expect(
      arrivalsByDay.every(({ women, girls, isSuppressed }) => women === null && girls === null && isSuppressed),
    ).toBe(true);
    expect(arrivalsByDay.find(({ day }) => day === "2018-04-23")).toMatchObject({ headcount: 488 });
  });

  const attacks = CODES.flatMap((code) => [
    [code, "a partner", PARTNER, 5] as const,
    [code, "the public", PUBLIC, 11] as const,
  ]);
  test.each(attacks)(
    "of %s are not to be worked out by %s who solves every equation",
    async (code, _, viewer, least) => {
      const truth = truthOf(await everything(someone, code));
      const told = numbersOf(await everything(viewer, code));
      expect([...told.keys()].sort()).toEqual([...truth.counts.keys()].sort());
      expect(expectSafe(truth, told, least)).toBeGreaterThan(5);
    },
  );

  test("are the same twice, under any name, in any order of dimensions, and for every partner", async () => {
    const [first, second, analyst] = [await everything(PARTNER), await everything(PARTNER), await everything(ANALYST)];
    expect(second).toEqual(first);
    expect(analyst).toEqual(first);
    const source = `{ operation(code: "GAO-2018") { a: population(by: [IS_MINOR, SEX]) { ${CELL} } b: population(by: [SEX, IS_MINOR, SEX]) { ${CELL} } } }`;
    const { data } = await agency.ask(source, {}, PUBLIC);
    const { sexMinor } = await everything(PUBLIC);
    expect([data.operation.a, data.operation.b]).toEqual([sexMinor, sexMinor]);
  });

  test.each(["[SEX, NATIONALITY]", "[ARRIVAL_DAY, SEX]", "[IS_MINOR, AGE_GROUP]", "[OUTCOME, DISPLACEMENT_STATUS]"])(
    "are not to be hunted with a finer breakdown: %s",
    async (by) => {
      const { data, codes, messages } = await agency.ask(
        `{ operation(code: "GAO-2018") { population(by: ${by}) { count } } }`,
        {},
        PARTNER,
      );
      expect(data.operation.population).toBeNull();
      expect(codes).toEqual(["BREAKDOWN_NOT_ALLOWED"]);
      expect(messages[0]).toContain("[SEX, AGE_GROUP]");
    },
  );

  test("cost six statements for however many questions and operations", async () => {
    const { queries } = await agency.ask(
      "{ operations { a: population(by: []) { count } b: population(by: [NATIONALITY]) { count } arrivalsByDay { headcount } } }",
      {},
      PARTNER,
    );
    expect(queries).toHaveLength(7);
  });
});
