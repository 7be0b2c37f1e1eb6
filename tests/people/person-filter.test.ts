import { dayOf } from "#kit/days";
import type { Chapter, PersonStory } from "#scenario/story";
import { agadez2018, gao2018 } from "../support/stories";
import { ageGroupOf, isMinor } from "../../services/people/person/person.rules";
import { ageOn } from "#kit/days";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { LOADING, peopleUnderTest } from "./ask";
import { askFor, nodesOf, type Page } from "../support/agency";

const TODAY = "2018-04-30";

const PEOPLE = `query($filter: PersonFilter!, $sort: PersonSort!) { people(operation: "GAO-2018", filter: $filter, sort: $sort, first: 200) {
  totalCount edges { node { id givenName familyName } } } }`;

interface Person {
  id: string;
  givenName: string;
  familyName: string;
}

const story = gao2018();
const arrivedOn = (person: PersonStory): string => {
  const arrival = story.arrivals.find(({ id }) => id === person.arrivalId);
  return arrival ? dayOf(arrival.occurredAt, story.operation.timeZone) : "";
};
const groupOf = ({ bornOn, isAgeDisputed }: PersonStory): string => ageGroupOf(ageOn(TODAY, bornOn), isAgeDisputed);
const minor = ({ bornOn, isAgeDisputed }: PersonStory): boolean => isMinor(ageOn(TODAY, bornOn), isAgeDisputed);

/** Some of Agadez, as if all of them were called Maïga: more than a search by name gives. */
function namesakes(): Chapter {
  const chapter = agadez2018();
  return { ...chapter, people: chapter.people.slice(0, 500).map((person) => ({ ...person, familyName: "Maïga" })) };
}

/** Each filter, and whom of the story it must find. */
/** Of a case that another agency owns not even this is told. */
const hasOwnCase = ({ child }: PersonStory): boolean => child !== null && child.status !== "TRANSFERRED";

const FILTERS: [filter: object, matches: (person: PersonStory) => boolean][] = [
  [{}, () => true],
  [{ sex: "FEMALE" }, ({ sex }) => sex === "FEMALE"],
  [{ sex: ["FEMALE", "MALE"] }, () => true],
  [{ isMinor: true }, minor],
  [{ isMinor: false }, (person) => !minor(person)],
  [{ ageGroup: ["AGE_12_17", "AGE_0_4"] }, (person) => ["AGE_12_17", "AGE_0_4"].includes(groupOf(person))],
  [{ ageGroup: "AGE_18_59" }, (person) => groupOf(person) === "AGE_18_59"],
  [{ nationality: "CIV" }, ({ nationalities }) => nationalities.includes("CIV")],
  [
    { nationality: ["NGA", "LBR", "MRT"] },
    ({ nationalities }) => nationalities.some((code) => ["NGA", "LBR", "MRT"].includes(code)),
  ],
  [{ displacementStatus: ["ASYLUM_SEEKER"] }, ({ displacement }) => displacement === "ASYLUM_SEEKER"],
  [{ displacementStatus: ["RETURNEE", "FOREIGN_NATIONAL"] }, ({ displacement }) => displacement !== "ASYLUM_SEEKER"],
  [{ arrivedOn: "2018-04-23" }, (person) => arrivedOn(person) === "2018-04-23"],
  [{ arrivedFrom: "2018-04-24" }, (person) => arrivedOn(person) >= "2018-04-24"],
  [
    { arrivedFrom: "2018-04-12", arrivedUntil: "2018-04-22" },
    (person) => arrivedOn(person) >= "2018-04-12" && arrivedOn(person) <= "2018-04-22",
  ],
  [{ specificNeed: "SC" }, ({ specificNeeds }) => specificNeeds.includes("SC")],
  [{ specificNeed: ["SM", "LP"] }, ({ specificNeeds }) => specificNeeds.includes("SM") || specificNeeds.includes("LP")],
  [{ hasChildCase: true }, hasOwnCase],
  [{ hasChildCase: false, isMinor: true }, (person) => !hasOwnCase(person) && minor(person)],
  [{ outcome: "LEFT_ON_OWN" }, ({ outcome }) => outcome?.kind === "LEFT_ON_OWN"],
  [{ outcome: ["LEFT_ON_OWN", "DISAPPEARED"] }, ({ outcome }) => outcome !== null],
  [
    { sex: "MALE", nationality: "GIN", arrivedOn: "2018-04-23" },
    (person) => person.sex === "MALE" && person.nationalities.includes("GIN") && arrivedOn(person) === "2018-04-23",
  ],
  [{ name: "traore" }, ({ familyName }) => familyName === "Traoré"],
  [{ name: "TRAORÉ" }, ({ familyName }) => familyName === "Traoré"],
];

describe.each(engines())("the filter of people on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [story, namesakes()]);
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const find = async (filter: object, sort = "REGISTERED") => {
    const { data, ...rest } = await askFor<{ people: Page<Person> }>(agency, PEOPLE, { filter, sort });
    return { people: data.people, ...rest };
  };

  test.each(FILTERS)("%j finds exactly those of the story", async (filter, matches) => {
    const expected = story.people.filter(matches);
    const { people, queries, codes } = await find(filter);
    expect(codes).toEqual([]);
    expect(people.totalCount).toBe(expected.length);
    const ids = new Set(expected.map(({ id }) => id));
    expect(nodesOf(people).every(({ id }) => ids.has(id))).toBe(true);
    expect(queries).toHaveLength(3);
  });

  test("each of them finds somebody, so that none is tried in vain", () => {
    const vain = FILTERS.filter(([, matches]) => !story.people.some(matches)).map(([filter]) => JSON.stringify(filter));
    expect(vain).toEqual([]);
  });

  test("finds every word of a name in any order, and no part of a word", async () => {
    const [person] = story.people.filter(({ familyName }) => familyName === "Traoré") as [PersonStory];
    const whole = await find({ name: `traore, ${person.givenName.toUpperCase()}` });
    expect(nodesOf(whole.people).map(({ id }) => id)).toContain(person.id);
    expect(nodesOf(whole.people).every(({ familyName }) => familyName === "Traoré")).toBe(true);
    expect((await find({ name: "traor" })).people.totalCount).toBe(0);
    expect((await find({ name: "traore nobodyhasthisname" })).people.totalCount).toBe(0);
  });

  test.each(["name", "soundsLike"])(
    "a search by %s is no list of people: 50 to a page, no count above 200",
    async (by) => {
      const { data } = await askFor<{ people: Page<Person> }>(
        agency,
        `{ people(operation: "AGADEZ-2018", filter: { ${by}: "maiga" }, first: 200) {
        totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
      );
      expect(nodesOf(data.people)).toHaveLength(50);
      expect(data.people).toMatchObject({ totalCount: 200, pageInfo: { hasNextPage: true } });
    },
  );

  test("finds a wristband in any case", async () => {
    const [person] = story.people as [PersonStory];
    const { people } = await find({ registrationNumber: person.registrationNumber.toLowerCase() });
    expect(nodesOf(people).map(({ id }) => id)).toEqual([person.id]);
  });

  test.each([
    [{ name: "…" }, "filter.name"],
    [{ name: "t." }, "filter.name"],
    [{ soundsLike: "t." }, "filter.soundsLike"],
    [{ nationality: ["CIV", "ZZZ"] }, "filter.nationality"],
    [{ nationality: [] }, "filter.nationality"],
    [{ sex: [] }, "filter.sex"],
    [{ specificNeed: "XX" }, "filter.specificNeed"],
    [{ arrivedFrom: "2018-04-24", arrivedUntil: "2018-04-23" }, "filter.arrivedFrom"],
  ])("refuses %j, which nobody can match", async (filter, field) => {
    const { codes, messages } = await find(filter);
    expect(codes).toEqual(["FILTER_INVALID"]);
    expect(messages[0]).toContain(field);
  });

  test("reads no table whole for any of them", async () => {
    for (const [filter] of FILTERS) {
      for (const query of (await find(filter)).queries) {
        expect({ filter, scans: await scansOf(agency.db, query) }).toEqual({ filter, scans: [] });
      }
    }
  });
});
