// What aggregate roles are told of people, and what somebody who has all their answers could work out.
import { rangesOf } from "#kit/suppression/attacker";
import { Family } from "#kit/suppression/family";
import { type AgencyUnderTest, someone } from "../support/agency";
import { engines } from "../support/databases";
import { LOADING, bothOperations, peopleUnderTest } from "./ask";

const PARTNER = { ...someone, roles: ["dashboard"], agency: "OCHA" };
const ANALYST = { ...someone, roles: ["unicef-analyst"], agency: "UNICEF" };
const PUBLIC = { ...someone, roles: ["dashboard"], agency: "public" };
const CODES = ["GAO-2018", "AGADEZ-2018"];

/** Name in an answer, and what is asked for it. */
const BREAKDOWNS: Record<string, string> = {
  all: "[]",
  sex: "[SEX]",
  group: "[AGE_GROUP]",
  minor: "[IS_MINOR]",
  sexMinor: "[SEX, IS_MINOR]",
  sexGroup: "[SEX, AGE_GROUP]",
  nationality: "[NATIONALITY]",
  status: "[DISPLACEMENT_STATUS]",
  day: "[ARRIVAL_DAY]",
  outcome: "[OUTCOME]",
};
const CELL = "count isSuppressed sex ageGroup isMinor nationality { code } displacementStatus arrivalDay outcome";
const EVERYTHING = `query ($code: ID!) { operation(code: $code) {
  ${Object.entries(BREAKDOWNS)
    .map(([name, by]) => `${name}: population(by: ${by}) { ${CELL} }`)
    .join("\n")}
  arrivalsByDay { day isSuppressed headcount registered men women boys girls } } }`;

interface Cell {
  count: number | null;
  isSuppressed: boolean;
  sex: string | null;
  ageGroup: string | null;
  isMinor: boolean | null;
}
type Day = { day: string; isSuppressed: boolean } & Record<(typeof COUNTS)[number], number | null>;
type Answers = Record<string, Cell[]> & { arrivalsByDay: Day[] };

const SEXES = ["men", "women", "boys", "girls"] as const;
const COUNTS = ["headcount", "registered", ...SEXES] as const;
const IS_CHILD: Record<string, boolean> = {
  AGE_0_4: true,
  AGE_5_11: true,
  AGE_12_17: true,
  AGE_18_59: false,
  AGE_60_PLUS: false,
};

const keyOf = (table: string, { count: _, isSuppressed: __, ...values }: Cell): string =>
  `${table} ${JSON.stringify(values)}`;

/** Every number of an answer by its name; null where it is hidden. */
function numbersOf(answers: Answers): Map<string, number | null> {
  const numbers = new Map<string, number | null>();
  for (const table of Object.keys(BREAKDOWNS)) {
    for (const cell of answers[table] ?? []) numbers.set(keyOf(table, cell), cell.count);
  }
  for (const day of answers.arrivalsByDay) for (const name of COUNTS) numbers.set(`${name} ${day.day}`, day[name]);
  return numbers;
}

/** The truth, and all that anybody knows of how numbers of the answers make up others. */
function truthOf(exact: Answers): Family {
  const family = new Family();
  for (const [key, count] of numbersOf(exact)) {
    // Of men, women, boys and girls of a day noughts are hidden too.
    if (/^(men|women|boys|girls) /.test(key)) family.open(key, count ?? 0);
    else family.people(key, count ?? 0);
  }
  const keys = (table: string, isOne: (cell: Cell) => boolean = () => true): string[] =>
    (exact[table] ?? []).filter(isOne).map((cell) => keyOf(table, cell));
  const [all = ""] = keys("all");
  for (const table of ["sex", "group", "minor", "sexMinor", "sexGroup", "status", "day", "outcome"]) {
    family.sum(all, keys(table));
  }
  family.sum(null, keys("nationality"));
  for (const cell of exact.sex ?? []) {
    for (const table of ["sexMinor", "sexGroup"]) {
      family.sum(
        keyOf("sex", cell),
        keys(table, ({ sex }) => sex === cell.sex),
      );
    }
  }
  for (const cell of exact.minor ?? []) {
    for (const table of ["sexMinor", "group"]) {
      const isOne = ({ isMinor, ageGroup }: Cell) => (isMinor ?? IS_CHILD[ageGroup ?? ""]) === cell.isMinor;
      family.sum(keyOf("minor", cell), keys(table, isOne));
    }
  }
  for (const cell of exact.group ?? []) {
    family.sum(
      keyOf("group", cell),
      keys("sexGroup", ({ ageGroup }) => ageGroup === cell.ageGroup),
    );
  }
  const days = exact.arrivalsByDay.map(({ day }) => day);
  for (const day of days) {
    family.sum(
      `headcount ${day}`,
      SEXES.map((name) => `${name} ${day}`),
    );
    // Everybody was registered: who sees one of them sees the other.
    family.sum(`registered ${day}`, [`headcount ${day}`]);
    family.sum(
      `registered ${day}`,
      keys("day", (cell) => (cell as Cell & { arrivalDay: string }).arrivalDay === day),
    );
  }
  for (const [name, sex, isMinor] of [
    ["men", "MALE", false],
    ["women", "FEMALE", false],
    ["boys", "MALE", true],
    ["girls", "FEMALE", true],
  ] as const) {
    const [cell] = keys("sexMinor", (one) => one.sex === sex && one.isMinor === isMinor);
    family.sum(
      cell ?? null,
      days.map((day) => `${name} ${day}`),
    );
  }
  return family;
}

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
      const hidden = new Set([...truth.counts.keys()].filter((key) => (told.get(key) ?? null) === null));
      expect([...told.keys()].sort()).toEqual([...truth.counts.keys()].sort());
      for (const [key, count] of truth.counts) {
        if (count > 0 && count < least) expect(hidden).toContain(key);
        if (!hidden.has(key)) expect(told.get(key)).toBe(count);
      }
      let tried = 0;
      for (const [key, [from, to]] of rangesOf(truth, hidden)) {
        if (truth.countOf(key) === 0) continue;
        tried++;
        expect([key, to - from + 1 >= least]).toEqual([key, true]);
      }
      expect(tried).toBeGreaterThan(5);
    },
  );

  test("are hidden from the public wherever they are hidden from partners", async () => {
    for (const code of CODES) {
      const partner = numbersOf(await everything(PARTNER, code));
      const everybody = numbersOf(await everything(PUBLIC, code));
      for (const [key, count] of partner) if (count === null) expect([key, everybody.get(key)]).toEqual([key, null]);
    }
  });

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
