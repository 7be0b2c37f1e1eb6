import { Family } from "#kit/suppression/family";
import type { Viewer } from "#kit/viewer";
import type { Chapter, PersonStory, TripStory } from "#scenario/story";
import { agadez2018, gao2018 } from "../support/stories";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { agencyUnderTest, type AgencyUnderTest, askFor, type Entities, someone } from "../support/agency";
import { expectSafe } from "../support/attack";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { CODE, convoy, MANY, many } from "./convoy";

const FIGURES = `
  tripsPlanned tripsInProgress tripsCompleted transportedOnward returned inTransit heldNow nominated missingAtArrival
  suppressedFigures
  returnCasesByStatus { status count isSuppressed }
  returnedByCountry { country { code label } count isSuppressed }
`;

const MOVEMENTS = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Operation { code movements { ${FIGURES} } } } }`;

interface Figures {
  code: string;
  movements: Record<string, number | null> & {
    suppressedFigures: string[];
    returnCasesByStatus: { status: string; count: number }[];
    returnedByCountry: { country: { code: string }; count: number }[];
  };
}

describe.each(engines())("the figures on movements on $name", (engine) => {
  const chapters = [gao2018(), agadez2018()];
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, [...chapters, convoy(), many()]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const readAs = async (viewer: Viewer, ...codes: string[]) => {
    const of = codes.map((code) => ({ __typename: "Operation", code }));
    const { data, messages, queries } = await askFor<Entities<Figures>>(agency, MOVEMENTS, { of }, viewer);
    expect(messages).toEqual([]);
    return { all: data._entities.map((one) => one?.movements), queries };
  };
  const read = (...codes: string[]) => readAs(someone, ...codes);

  test("of Gao are 509 moved onward and 242 returned", async () => {
    const { all } = await read("GAO-2018");
    expect(all).toMatchObject([{ transportedOnward: 509, returned: 242, inTransit: 0, missingAtArrival: 0 }]);
    expect(all[0]?.returnedByCountry.reduce((sum, { count }) => sum + count, 0)).toBe(242);
    expect(all[0]?.returnedByCountry[0]).toMatchObject({ country: { code: "MLI", label: "Mali" } });
  });

  const arrived = ({ people, trips }: Chapter, isCounted: (trip: TripStory) => boolean): PersonStory[] => {
    const counted = new Set(trips.filter(isCounted).map(({ id }) => id));
    return people.filter(({ entries }) => entries.some(({ tripId, arrivedAt }) => arrivedAt && counted.has(tripId)));
  };

  test.each(chapters.map((chapter) => [chapter.operation.code, chapter] as const))(
    "of %s are what the story tells",
    async (code, chapter) => {
      const { all } = await read(code);
      const entries = chapter.people.flatMap((person) => person.entries);
      const inState = (status: string): number => entries.filter((entry) => entry.status === status).length;
      const tripsIn = (...states: string[]): number =>
        chapter.trips.filter(({ status }) => states.includes(status)).length;
      expect(all[0]).toMatchObject({
        transportedOnward: arrived(chapter, ({ purpose }) => purpose === "ONWARD").length,
        returned: arrived(chapter, ({ purpose }) => purpose === "RETURN").length,
        inTransit: inState("BOARDED"),
        heldNow: inState("HELD"),
        nominated: inState("NOMINATED"),
        tripsPlanned: tripsIn("PLANNED", "OPEN", "MANIFEST_LOCKED", "DELAYED"),
        tripsInProgress: tripsIn("BOARDING", "DEPARTED", "ARRIVED"),
        tripsCompleted: tripsIn("COMPLETED"),
      });
      const cases = chapter.people.flatMap(({ returnCase }) => returnCase ?? []);
      expect(all[0]?.returnCasesByStatus).toHaveLength(11);
      for (const { status, count } of all[0]?.returnCasesByStatus ?? []) {
        expect(count).toBe(cases.filter((one) => one.status === status).length);
      }
      for (const { country, count } of all[0]?.returnedByCountry ?? []) {
        const home = (trip: TripStory) => trip.purpose === "RETURN" && trip.destinationCountry === country.code;
        expect(count).toBe(arrived(chapter, home).length);
      }
    },
  );

  test("count nobody twice, nobody who boards as on the way, and nobody held on a trip that is over", async () => {
    const { all } = await read(CODE);
    expect(all[0]).toEqual({
      tripsPlanned: 5,
      tripsInProgress: 3,
      tripsCompleted: 3,
      transportedOnward: 3,
      returned: 1,
      inTransit: 1,
      heldNow: 3,
      nominated: 4,
      missingAtArrival: 1,
      suppressedFigures: [],
      returnCasesByStatus: expect.arrayContaining([
        { status: "BOOKED", count: 1, isSuppressed: false },
        { status: "CLOSED", count: 0, isSuppressed: false },
      ]) as object,
      returnedByCountry: [{ country: { code: "CIV", label: "Côte d'Ivoire" }, count: 1, isSuppressed: false }],
    });
  });

  test("cost one statement each for however many operations, from an index", async () => {
    const { all, queries } = await read("GAO-2018", "AGADEZ-2018", MANY);
    expect(all.map((one) => one?.returned)).toEqual([242, expect.any(Number), 0]);
    // The operations; trips, arrived, by country, live entries, missing, cases.
    expect(queries).toHaveLength(7);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test("cost only what is asked for", async () => {
    const { queries } = await askFor(
      agency,
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Operation { movements { transportedOnward returned } } } }",
      { of: [{ __typename: "Operation", code: "GAO-2018" }] },
    );
    expect(queries).toHaveLength(2);
  });

  const dashboard = { ...someone, roles: ["dashboard"], agency: "OCHA" };
  const everybody = { ...dashboard, agency: "public" };

  test("hide from a dashboard every figure of a small convoy, and leave it what are no people", async () => {
    const { all } = await readAs(dashboard, CODE);
    expect(all[0]).toMatchObject({
      tripsPlanned: 5,
      transportedOnward: null,
      returned: null,
      inTransit: null,
      heldNow: null,
      nominated: null,
      missingAtArrival: null,
      suppressedFigures: ["transportedOnward", "returned", "inTransit", "heldNow", "nominated", "missingAtArrival"],
      returnedByCountry: [{ country: { code: "CIV", label: "Côte d'Ivoire" }, count: null, isSuppressed: true }],
    });
    expect(all[0]?.returnCasesByStatus.find(({ status }) => status === "BOOKED")?.count).toBeNull();
  });

  test.each([
    ["a dashboard", dashboard, 5],
    ["the public", everybody, 11],
  ] as const)("tell %s nothing from which a hidden country or state could be worked out", async (_, viewer, least) => {
    let count = 0;
    for (const code of ["GAO-2018", "AGADEZ-2018", CODE]) {
      const [exact] = (await read(code)).all;
      const [told] = (await readAs(viewer, code)).all;
      const [again] = (await readAs(viewer, code)).all;
      if (!exact || !told) throw new Error(`There is no ${code}.`);
      expect(again).toEqual(told);
      const truth = new Family();
      const countries = exact.returnedByCountry.map(({ country, count }) => truth.people(country.code, count));
      const cases = exact.returnCasesByStatus.map(({ status, count }) => truth.people(status, count));
      const known = new Map<string, number | null>([
        ...told.returnedByCountry.map(({ country, count }) => [country.code, count] as const),
        ...told.returnCasesByStatus.map(({ status, count }) => [status, count] as const),
      ]);
      for (const name of ["transportedOnward", "returned", "inTransit", "heldNow", "nominated", "missingAtArrival"]) {
        truth.people(name, exact[name] ?? 0);
        known.set(name, told[name] ?? null);
        expect(told.suppressedFigures.includes(name)).toBe(told[name] === null);
      }
      truth.sum("returned", countries);
      // How many cases there are is not told; it could be guessed of an operation of any size.
      if (code !== CODE) truth.sum(null, cases);
      count += expectSafe(truth, known, least);
    }
    expect(count).toBeGreaterThan(0);
  });

  test("are null for an operation that nobody knows", async () => {
    expect((await read("NOWHERE")).all).toEqual([undefined]);
  });
});
