// What aggregate roles are told of health, and what somebody who has all their answers could work out.
import { Family } from "#kit/suppression/family";
import { agadez2018, gao2018 } from "../support/stories";
import { health } from "../../services/health/subgraph";
import { seedHealth } from "../../services/health/seed";
import { agencyUnderTest, type AgencyUnderTest, askFor, type Entities, someone } from "../support/agency";
import { expectSafe } from "../support/attack";
import { engines } from "../support/databases";

const COUNTS = ["active", "onHold", "completed", "total"] as const;
const REPORT = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Operation {
  needsByPriority { priority isSuppressed ${COUNTS.join(" ")} }
  screeningsByTriage { triage count isSuppressed } } } }`;

type Needs = { priority: string; isSuppressed: boolean } & Record<(typeof COUNTS)[number], number | null>;
interface Report {
  needsByPriority: Needs[];
  screeningsByTriage: { triage: string; count: number | null; isSuppressed: boolean }[];
}

const PARTNER = { ...someone, roles: ["dashboard"], agency: "OCHA" };
const ANALYST = { ...someone, roles: ["unicef-analyst"] };
const PUBLIC = { ...PARTNER, agency: "public" };
const CODES = ["GAO-2018", "AGADEZ-2018"];

function numbersOf({ needsByPriority, screeningsByTriage }: Report): Map<string, number | null> {
  const needs = needsByPriority.flatMap((own) => COUNTS.map((name) => [`${own.priority} ${name}`, own[name]] as const));
  return new Map([...needs, ...screeningsByTriage.map(({ triage, count }) => [triage, count] as const)]);
}

describe.each(engines())("small numbers on health on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, health, seedHealth, [gao2018(), agadez2018()]);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const report = async (viewer = someone, code = "GAO-2018"): Promise<Report> => {
    const of = [{ __typename: "Operation", code }];
    const { data, codes } = await askFor<Entities<Report>>(agency, REPORT, { of }, viewer);
    expect(codes).toEqual([]);
    const [first] = data._entities;
    if (!first) throw new Error(`There is no ${code}.`);
    return first;
  };

  test("hide the one active need of the highest priority, and another number of it", async () => {
    const stat = async (viewer = someone) =>
      (await report(viewer)).needsByPriority.find(({ priority }) => priority === "STAT");
    expect(await stat()).toMatchObject({ active: 1, isSuppressed: false });
    const told = await stat(PARTNER);
    expect(told).toMatchObject({ active: null, isSuppressed: true, total: 31 });
    expect([told?.onHold, told?.completed]).toContain(null);
    // Whoever reads everything on people reads no more on health.
    expect(await stat(ANALYST)).toEqual(told);
  });

  test.each(
    CODES.flatMap((code) => [[code, "a partner", PARTNER, 5] as const, [code, "the public", PUBLIC, 11] as const]),
  )("of %s are not to be worked out by %s who solves every equation", async (code, _, viewer, least) => {
    const exact = await report(someone, code);
    const told = numbersOf(await report(viewer, code));
    expect(numbersOf(await report(viewer, code))).toEqual(told);
    const truth = new Family();
    for (const [key, count] of numbersOf(exact)) truth.people(key, count ?? 0);
    for (const { priority } of exact.needsByPriority) {
      const of = (name: string): number => truth.countOf(`${priority} ${name}`);
      const rest = of("total") - of("active") - of("onHold") - of("completed");
      const parts = ["active", "onHold", "completed", "rest"].map((name) => `${priority} ${name}`);
      told.set(truth.people(`${priority} rest`, rest), null);
      truth.sum(`${priority} total`, parts);
    }
    truth.sum(
      null,
      exact.screeningsByTriage.map(({ triage }) => triage),
    );
    expect(expectSafe(truth, told, least)).toBeGreaterThan(0);
  });
});
