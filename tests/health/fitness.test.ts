import { idOf } from "#scenario/random";
import type { VerdictStory } from "#scenario/story";
import { health } from "../../services/health/subgraph";
import { seedHealth } from "../../services/health/seed";
import { agencyUnderTest, type AgencyUnderTest, askFor, type Entities } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { crowd, hoursAgo, need, person, personId, verdict } from "./crowd";

const VERDICTS = `query ($people: [_Any!]!) {
  _entities(representations: $people) {
    ... on Person {
      fitToTravel { id }
      fitToTravelByMode { id verdict mode requirements recheckOn assessedBy assessedAt validUntil suspendedAt isValid person { id } }
    }
  }
}`;

const TRIPS = `query ($trips: [_Any!]!) {
  _entities(representations: $trips) { ... on Trip { id passengersLackingVerdict { id } } }
}`;

interface Verdicts {
  fitToTravel: { id: string } | null;
  fitToTravelByMode: { requirements: string[]; isValid: boolean }[];
}

interface Lacking {
  passengersLackingVerdict: { id: string }[] | null;
}

const FILLER: readonly VerdictStory["verdict"][] = ["FIT", "FIT_WITH_REQUIREMENTS", "TEMPORARILY_UNFIT", "UNFIT"];

const PEOPLE = [
  person("fit", { verdicts: [verdict("fit")] }),
  person("both modes", {
    verdicts: [
      verdict("road", { assessedAt: hoursAgo(20) }),
      verdict("old air", { mode: "AIR", assessedAt: hoursAgo(40), verdict: "UNFIT" }),
      verdict("air", { mode: "AIR", assessedAt: hoursAgo(5), verdict: "FIT_WITH_REQUIREMENTS" }),
    ],
  }),
  person("run out", { verdicts: [verdict("run out", { assessedAt: hoursAgo(72) })] }),
  person("unfit since", {
    verdicts: [verdict("was fit"), verdict("is unfit", { assessedAt: hoursAgo(1), verdict: "UNFIT" })],
  }),
  person("to be seen again", {
    verdicts: [verdict("recheck", { verdict: "TEMPORARILY_UNFIT", validUntil: new Date("2018-05-02T23:30:00Z") })],
  }),
  person("fell ill", {
    verdicts: [verdict("suspended")],
    needs: [need("after the verdict", { openedAt: hoursAgo(4) })],
  }),
  // Enough for a table that nobody may walk over.
  ...Array.from({ length: 1_200 }, (_, index) =>
    person(`filler ${String(index)}`, {
      verdicts: [verdict(`filler ${String(index)}`, { verdict: FILLER[index % 4] ?? "FIT" })],
    }),
  ),
];

describe.each(engines())("verdicts on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, health, seedHealth, [{ ...crowd(), people: PEOPLE }]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const read = async (names: readonly string[]) => {
    const people = names.map((name) => ({ __typename: "Person", id: personId(name) }));
    const { data, messages, queries } = await askFor<Entities<Verdicts>>(agency, VERDICTS, { people });
    expect(messages).toEqual([]);
    return { people: data._entities, queries };
  };
  const verdictId = (name: string): string => idOf(`crowd verdict ${name}`);

  test("are the latest of all, and the latest for each mode", async () => {
    const { people } = await read(["both modes", "unfit since", "nobody"]);
    expect(people).toMatchObject([
      {
        fitToTravel: { id: verdictId("air") },
        fitToTravelByMode: [
          { id: verdictId("air"), mode: "AIR", verdict: "FIT_WITH_REQUIREMENTS" },
          { id: verdictId("road"), mode: "ROAD", verdict: "FIT", requirements: [], recheckOn: null },
        ],
      },
      { fitToTravel: { id: verdictId("is unfit") }, fitToTravelByMode: [{ verdict: "UNFIT" }] },
      { fitToTravel: null, fitToTravelByMode: [] },
    ]);
    expect(people[0]?.fitToTravelByMode[0]?.requirements).not.toEqual([]);
  });

  test("of many people, for both fields, cost one statement that walks over no table", async () => {
    const fillers = (count: number) => Array.from({ length: count }, (_, index) => `filler ${String(index)}`);
    expect((await read(fillers(200))).queries).toHaveLength(1);
    // So few that a walk could not be quicker.
    const { queries } = await read(fillers(20));
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test("hold for 72 hours and not a moment longer", async () => {
    const { people } = await read(["fit", "run out"]);
    expect(people.map((one) => one?.fitToTravelByMode[0]?.isValid)).toEqual([true, false]);
    expect(people[0]?.fitToTravelByMode[0]).toMatchObject({
      assessedAt: hoursAgo(10).toISOString(),
      validUntil: hoursAgo(-62).toISOString(),
      person: { id: personId("fit") },
    });
  });

  test("say when to look again, by the day of the operation", async () => {
    const { people } = await read(["to be seen again"]);
    expect(people[0]?.fitToTravelByMode).toMatchObject([{ verdict: "TEMPORARILY_UNFIT", recheckOn: "2018-05-02" }]);
  });

  test("lose their force, and their date, when somebody falls ill", async () => {
    const { people } = await read(["fell ill"]);
    const since = hoursAgo(4).toISOString();
    expect(people[0]?.fitToTravelByMode).toMatchObject([
      { verdict: "FIT", suspendedAt: since, validUntil: since, isValid: false },
    ]);
  });

  test("are found by their id", async () => {
    const { data } = await askFor<Entities<object>>(
      agency,
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on FitToTravel { id verdict } } }",
      { of: ["fit", "never given"].map((name) => ({ __typename: "FitToTravel", id: verdictId(name) })) },
    );
    expect(data._entities).toEqual([{ id: verdictId("fit"), verdict: "FIT" }, null]);
  });

  const names = ["fit", "both modes", "run out", "unfit since", "to be seen again", "fell ill", "nobody"];
  const trip = (name: string, about: object = {}) => ({
    __typename: "Trip",
    id: idOf(name),
    departsAt: hoursAgo(-1).toISOString(),
    mode: "ROAD",
    passengers: names.map((one) => ({ __typename: "Person", id: personId(one) })),
    ...about,
  });
  const lacking = async (trips: object[]) => {
    const { data, messages, queries } = await askFor<Entities<Lacking>>(agency, TRIPS, { trips });
    expect(messages).toEqual([]);
    const lists = data._entities.map((one) =>
      one?.passengersLackingVerdict?.map(({ id }) => names.find((name) => personId(name) === id)),
    );
    return { lists, queries };
  };

  test("are lacking on a trip for everybody whose latest does not say fit, for this mode, at departure", async () => {
    const { lists } = await lacking([
      trip("tomorrow by road"),
      trip("tomorrow by air", { mode: "AIR" }),
      trip("when the verdicts have run out", { departsAt: hoursAgo(-62).toISOString() }),
      trip("while the suspended one still held", { departsAt: hoursAgo(5).toISOString() }),
    ]);
    expect(lists).toEqual([
      ["run out", "unfit since", "to be seen again", "fell ill", "nobody"],
      ["fit", "run out", "unfit since", "to be seen again", "fell ill", "nobody"],
      names,
      ["to be seen again", "nobody"],
    ]);
  });

  test("of all trips of an answer cost one statement", async () => {
    const { queries } = await lacking(Array.from({ length: 20 }, (_, index) => trip(String(index))));
    expect(queries).toHaveLength(1);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test("are unknown where transport does not say who travels, how or when", async () => {
    const { lists } = await lacking([
      trip("nobody knows when", { departsAt: null }),
      trip("nobody knows how", { mode: null }),
      trip("nobody knows who", { passengers: null }),
      trip("without anybody", { passengers: [] }),
    ]);
    expect(lists).toEqual([undefined, undefined, undefined, []]);
  });
});
