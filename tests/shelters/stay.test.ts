// Stays as a shelter lists and counts them, and as the gateway finds them.
import { randomUUID } from "node:crypto";
import type { Chapter, StayStory } from "#scenario/story";
import { gao2018 } from "../support/stories";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { askOf, sheltersUnderTest } from "./ask";
import { nodesOf, type Page } from "../support/agency";

interface Stay {
  id: string;
  status: string;
  isOverstay: boolean;
  daysSinceCheckIn: number | null;
}

const PAGE = "totalCount edges { node { id status isOverstay daysSinceCheckIn } } pageInfo { hasNextPage endCursor }";

describe.each(engines())("stays on $name", (engine) => {
  let agency: AgencyUnderTest;
  let gao: Chapter;
  let told: StayStory[];

  beforeAll(async () => {
    gao = gao2018();
    told = gao.people.flatMap(({ stays }) => stays);
    agency = await sheltersUnderTest(engine, [gao]);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const page = async (shelterId: string, args: string): Promise<Page<Stay>> => {
    const { entities, messages } = await askOf<{ stays: Page<Stay> }>(
      agency,
      "Shelter",
      [shelterId],
      `stays(${args}) { ${PAGE} }`,
    );
    expect(messages).toEqual([]);
    if (!entities[0]) throw new Error("There is no shelter.");
    return entities[0].stays;
  };
  const everyPage = async (shelterId: string, args: string): Promise<Stay[]> => {
    const seen: Stay[] = [];
    for (let after = ""; ;) {
      const found = await page(shelterId, `first: 90, ${args}${after}`);
      seen.push(...nodesOf(found));
      if (!found.pageInfo.hasNextPage) {
        expect(seen).toHaveLength(found.totalCount);
        return seen;
      }
      after = `, after: "${found.pageInfo.endCursor}"`;
    }
  };
  const idsOf = (stays: readonly { id: string }[]): string[] => stays.map(({ id }) => id).sort();

  test.each([["CHECKED_IN"], ["CHECKED_OUT", "MOVED"], ["RESERVED", "NO_SHOW", "CANCELLED"]])(
    "are each on one page of their shelter and on one only: %s",
    async (...states) => {
      for (const { id } of gao.shelters) {
        const own = told.filter(({ shelterId, status }) => shelterId === id && states.includes(status));
        expect(idsOf(await everyPage(id, `filter: { status: [${states.join()}] }`))).toEqual(idsOf(own));
      }
    },
  );

  test("are all listed without a filter, and none with an empty one", async () => {
    const { id } = gao.shelters[0] ?? { id: "" };
    expect((await page(id, "first: 1")).totalCount).toBe(told.filter(({ shelterId }) => shelterId === id).length);
    expect((await page(id, "filter: { status: [] }")).totalCount).toBe(0);
  });

  test("of more than five days are counted in transit centres, and each says so itself", async () => {
    let most = 0;
    for (const { id, kind } of gao.shelters) {
      const live = await everyPage(id, "filter: { status: [CHECKED_IN] }");
      const tooLong = kind === "TRANSIT" ? live.filter(({ daysSinceCheckIn }) => (daysSinceCheckIn ?? 0) > 5) : [];
      expect(idsOf(live.filter(({ isOverstay }) => isOverstay))).toEqual(idsOf(tooLong));
      const { entities } = await askOf<{ overstays: number }>(agency, "Shelter", [id], "overstays");
      expect(entities).toEqual([{ overstays: tooLong.length }]);
      most = Math.max(most, tooLong.length);
    }
    expect(most).toBeGreaterThan(50);
  });

  test("count days from the day of check-in, and only while the person is there", async () => {
    const some = [...told.slice(0, 60), ...told.filter(({ status }) => status !== "CHECKED_IN").slice(0, 40)];
    const { entities } = await askOf<Stay>(agency, "ShelterStay", idsOf(some), "id daysSinceCheckIn");
    // Mali keeps UTC, and it is 30 April.
    const days = new Map(
      some.map(({ id, status, checkedInAt }) => [
        id,
        status === "CHECKED_IN" && checkedInAt ? 30 - checkedInAt.getUTCDate() : null,
      ]),
    );
    for (const stay of entities) expect(stay?.daysSinceCheckIn).toBe(days.get(stay?.id ?? ""));
  });

  test.each([
    ["first: 201", "PAGE_SIZE_INVALID"],
    ['after: "nonsense"', "CURSOR_INVALID"],
  ])("are not listed with %s", async (args, code) => {
    const { codes } = await askOf(agency, "Shelter", [gao.shelters[0]?.id ?? ""], `stays(${args}) { totalCount }`);
    expect(codes).toEqual([code]);
  });

  test("are entities that the gateway finds, each in the place where it was asked for", async () => {
    const some = told.slice(0, 60);
    const { entities, queries } = await askOf(
      agency,
      "ShelterStay",
      [...some.map(({ id }) => id), randomUUID()],
      "id status shelter { id } reservationExpiresAt checkedInAt checkedOutAt",
    );
    const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
    expect(entities).toEqual([
      ...some.map(({ id, status, shelterId, reservationExpiresAt, checkedInAt, checkedOutAt }) => ({
        ...{ id, status, shelter: { id: shelterId } },
        reservationExpiresAt: instant(reservationExpiresAt),
        checkedInAt: instant(checkedInAt),
        checkedOutAt: instant(checkedOutAt),
      })),
      null,
    ]);
    expect(queries).toHaveLength(2);
  });

  test("are in shelters that the gateway finds, each in the place where it was asked for", async () => {
    const ids = gao.shelters.map(({ id }) => id).reverse();
    const { entities, queries } = await askOf(agency, "Shelter", [...ids, randomUUID()], "id");
    expect(entities).toEqual([...ids.map((id) => ({ id })), null]);
    expect(queries).toHaveLength(1);
  });
});
