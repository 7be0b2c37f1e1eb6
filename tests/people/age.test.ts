import { graphql } from "graphql";
import { clockAt } from "#kit/clock";
import type { Chapter, PersonStory } from "#scenario/story";
import { gao2018 } from "../support/stories";
import { aRequest, someone, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { LOADING, peopleUnderTest } from "./ask";

/** Born on the day that makes 5, 12, 18 and 60 years old on 30 April 2018, and the days around; and at the end of February. */
const BIRTHDAYS = [
  ...[2013, 2006, 2000, 1958].flatMap((year) => ["04-29", "04-30", "05-01"].map((day) => `${String(year)}-${day}`)),
  ...[2015, 2008, 2002, 1960].flatMap((year) => ["02-28", "03-01"].map((day) => `${String(year)}-${day}`)),
  "2000-02-29",
  "2008-02-29",
];

/** Everybody twice: of an age that is known, and of a disputed one. */
function crowd(): Chapter {
  const chapter = gao2018();
  const [first] = chapter.people as [PersonStory];
  const ids = chapter.people.map(({ id }) => id);
  const people = BIRTHDAYS.flatMap((bornOn) =>
    [false, true].map((isAgeDisputed) => ({ bornOn, isAgeDisputed, ...blank(first, ids.shift() ?? "") })),
  );
  return {
    ...chapter,
    people: people.map((person, index) => ({ ...person, registrationNumber: `AGE-${String(index)}` })),
  };
}

function blank(person: PersonStory, id: string): Omit<PersonStory, "bornOn" | "isAgeDisputed"> {
  const { bornOn: _, isAgeDisputed: __, ...rest } = person;
  return {
    ...rest,
    id,
    householdId: null,
    relations: [],
    child: null,
    travelConsent: null,
    entries: [],
    specificNeeds: [],
  };
}

interface Told {
  id: string;
  ageGroup: string;
  isMinor: boolean;
  isAgeDisputed: boolean;
}

interface Answer {
  people: { edges: { node: Told }[] };
  operation: { population: { count: number; ageGroup: string; isMinor: boolean }[] };
}

describe.each(engines())("age on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [crowd()]);
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const askOn = async (day: string, filter = "{}") => {
    const { data, errors } = await graphql({
      schema: agency.schema,
      source: `{ people(operation: "GAO-2018", filter: ${filter}, first: 200) { edges { node { id ageGroup isMinor isAgeDisputed } } }
        operation(code: "GAO-2018") { population(by: [AGE_GROUP, IS_MINOR]) { count ageGroup isMinor } } }`,
      contextValue: { ...agency.contextOf(someone, aRequest), clock: clockAt(`${day}T12:00:00Z`) },
    });
    expect(errors).toBeUndefined();
    return data as unknown as Answer;
  };

  const days = ["2018-04-29", "2018-04-30", "2018-05-01", "2020-02-28", "2020-02-29", "2020-03-01", "2021-02-28"];

  test.each(days)("on %s is the same in figures, in filters and of each person", async (day) => {
    const { people, operation } = await askOn(day);
    const told = people.edges.map(({ node }) => node);
    expect(told).toHaveLength(BIRTHDAYS.length * 2);
    for (const { count, ageGroup, isMinor } of operation.population) {
      expect(told.filter((one) => one.ageGroup === ageGroup && one.isMinor === isMinor)).toHaveLength(count);
      const found = await askOn(day, `{ ageGroup: ${ageGroup}, isMinor: ${String(isMinor)} }`);
      expect(found.people.edges).toHaveLength(count);
    }
    expect(operation.population.reduce((sum, { count }) => sum + count, 0)).toBe(told.length);
  });

  test("that is disputed is a child's", async () => {
    const { people } = await askOn("2018-04-30");
    const disputed = people.edges.map(({ node }) => node).filter(({ isAgeDisputed }) => isAgeDisputed);
    expect(disputed.every(({ isMinor, ageGroup }) => isMinor && !["AGE_18_59", "AGE_60_PLUS"].includes(ageGroup))).toBe(
      true,
    );
  });
});
