import { randomUUID } from "node:crypto";
import { clockAt } from "#kit/clock";
import { gao2018 } from "../support/stories";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { peopleUnderTest } from "../people/ask";
import { askAs, viewerAs } from "./ask-as";

const chapter = gao2018();
const BREAK = "mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { personId endsAt } }";
const THREE_HOURS_LATER = clockAt("2018-04-30T21:00:00Z");

describe.each(engines())("glass that is broken for many people at once on $name", (engine) => {
  let agency: AgencyUnderTest;
  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const inputs = (from: number, count: number) =>
    chapter.people
      .slice(from, from + count)
      .map(({ id }) => ({ id: randomUUID(), personId: id, reason: "A convoy came in with wounded people" }));
  /** What became of each: the code of its error, or "OPEN". */
  const breakAll = async (sub: string, all: object[], at?: ReturnType<typeof clockAt>): Promise<string[]> => {
    const told = await Promise.all(
      all.map((input) =>
        askAs(agency, viewerAs("clinician", { sub }), BREAK, { input }, (ctx) =>
          at ? agency.contextOf(ctx.viewer, ctx.request, at) : ctx,
        ),
      ),
    );
    return told.map(({ codes }) => (codes as string[])[0] ?? "OPEN").sort();
  };
  const broken = async (sub: string): Promise<number> => {
    const [row] = await agency.db.query<{ count: number }[]>(
      "SELECT COUNT(*) AS count FROM broken_glass WHERE recordedByUser = ?",
      [sub],
    );
    return Number(row?.count);
  };
  const FIVE_OF_TEN = [...Array<string>(5).fill("GLASS_LIMIT"), ...Array<string>(5).fill("OPEN")];

  test("is broken for five of ten, and for five more when those are over", async () => {
    const all = inputs(0, 10);
    expect([await breakAll("at-once", all), await broken("at-once")]).toEqual([FIVE_OF_TEN, 5]);
    expect(await breakAll("at-once", inputs(10, 3))).toEqual(["GLASS_LIMIT", "GLASS_LIMIT", "GLASS_LIMIT"]);
    expect(await breakAll("at-once", inputs(20, 10), THREE_HOURS_LATER)).toEqual(FIVE_OF_TEN);
    expect(await broken("at-once")).toBe(10);
  });

  test("is one act when the same is sent ten times, and leaves four", async () => {
    const [one] = inputs(30, 1);
    expect(await breakAll("again", Array<object>(10).fill(one ?? {}))).toEqual(Array(10).fill("OPEN"));
    expect(await broken("again")).toBe(1);
    expect(await breakAll("again", inputs(40, 6))).toEqual([
      "GLASS_LIMIT",
      "GLASS_LIMIT",
      ...Array<string>(4).fill("OPEN"),
    ]);
    expect(await breakAll("again", [one ?? {}])).toEqual(["OPEN"]);
    expect(await breakAll("again", [one ?? {}], THREE_HOURS_LATER)).toEqual(["OPEN"]);
    expect(await breakAll("again", inputs(50, 6), THREE_HOURS_LATER)).toEqual([
      "GLASS_LIMIT",
      ...Array<string>(5).fill("OPEN"),
    ]);
  });

  test("leaves a colleague's five alone, and those of somebody of the same account elsewhere", async () => {
    expect(await breakAll("first", inputs(60, 6))).toContain("GLASS_LIMIT");
    expect(await breakAll("second", inputs(60, 5))).toEqual(Array(5).fill("OPEN"));
  });
});
