// All figures that the people agency tells of an operation, and how they make up each other.
import { Family } from "#kit/suppression/family";

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
export const CELL =
  "count isSuppressed sex ageGroup isMinor nationality { code } displacementStatus arrivalDay outcome";
export const EVERYTHING = `query ($code: ID!) { operation(code: $code) {
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
  arrivalDay: string | null;
}
type Day = { day: string; isSuppressed: boolean } & Record<(typeof COUNTS)[number], number | null>;
export type Answers = Record<string, Cell[]> & { arrivalsByDay: Day[] };

const SEXES = ["men", "women", "boys", "girls"] as const;
const COUNTS = ["headcount", "registered", ...SEXES] as const;
const IS_CHILD: Record<string, boolean> = {
  AGE_0_4: true,
  AGE_5_11: true,
  AGE_12_17: true,
  AGE_18_59: false,
  AGE_60_PLUS: false,
};

export const keyOf = (table: string, { count: _, isSuppressed: __, ...values }: Cell): string =>
  `${table} ${JSON.stringify(values)}`;

/** Every number of an answer by its name; null where it is hidden. */
export function numbersOf(answers: Answers): Map<string, number | null> {
  const numbers = new Map<string, number | null>();
  for (const table of Object.keys(BREAKDOWNS)) {
    for (const cell of answers[table] ?? []) numbers.set(keyOf(table, cell), cell.count);
  }
  for (const day of answers.arrivalsByDay) for (const name of COUNTS) numbers.set(`${name} ${day.day}`, day[name]);
  return numbers;
}

/** The truth, and all that anybody knows of how numbers of the answers make up others. */
export function truthOf(exact: Answers): Family {
  const truth = new Family();
  for (const [key, count] of numbersOf(exact)) {
    // Of men, women, boys and girls of a day noughts are hidden too.
    if (/^(men|women|boys|girls) /.test(key)) truth.open(key, count ?? 0);
    else truth.people(key, count ?? 0);
  }
  addCells(truth, exact);
  addDays(truth, exact);
  return truth;
}

function keysOf(exact: Answers, table: string, isOne: (cell: Cell) => boolean = () => true): string[] {
  return (exact[table] ?? []).filter(isOne).map((cell) => keyOf(table, cell));
}

function addCells(truth: Family, exact: Answers): void {
  const [all = ""] = keysOf(exact, "all");
  for (const table of ["sex", "group", "minor", "sexMinor", "sexGroup", "status", "day", "outcome"]) {
    truth.sum(all, keysOf(exact, table));
  }
  truth.sum(null, keysOf(exact, "nationality"));
  const isMinorIn = ({ isMinor, ageGroup }: Cell): boolean | null => isMinor ?? IS_CHILD[ageGroup ?? ""] ?? null;
  const sums: [whole: string, part: string, valueOf: (cell: Cell) => unknown][] = [
    ["sex", "sexMinor", ({ sex }) => sex],
    ["sex", "sexGroup", ({ sex }) => sex],
    ["minor", "sexMinor", isMinorIn],
    ["minor", "group", isMinorIn],
    ["group", "sexGroup", ({ ageGroup }) => ageGroup],
    ["sexMinor", "sexGroup", (cell) => `${cell.sex ?? ""} ${String(isMinorIn(cell))}`],
  ];
  for (const [whole, part, valueOf] of sums) {
    for (const cell of exact[whole] ?? []) {
      truth.sum(
        keyOf(whole, cell),
        keysOf(exact, part, (one) => valueOf(one) === valueOf(cell)),
      );
    }
  }
}

function addDays(truth: Family, exact: Answers): void {
  const days = exact.arrivalsByDay.map(({ day }) => day);
  for (const day of days) {
    truth.sum(
      `headcount ${day}`,
      SEXES.map((name) => `${name} ${day}`),
    );
    // Everybody was registered: who sees one of them sees the other.
    truth.sum(`registered ${day}`, [`headcount ${day}`]);
    truth.sum(
      `registered ${day}`,
      keysOf(exact, "day", ({ arrivalDay }) => arrivalDay === day),
    );
  }
  for (const [name, sex, isMinor] of [
    ["men", "MALE", false],
    ["women", "FEMALE", false],
    ["boys", "MALE", true],
    ["girls", "FEMALE", true],
  ] as const) {
    const [cell = null] = keysOf(exact, "sexMinor", (one) => one.sex === sex && one.isMinor === isMinor);
    truth.sum(
      cell,
      days.map((day) => `${name} ${day}`),
    );
  }
}
