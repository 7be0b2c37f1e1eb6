import { health } from "../../services/health/subgraph";
import { seedHealth } from "../../services/health/seed";
import { MedicalNeed } from "../../services/health/need/need.entity";
import { MedicalNeedCategory } from "../../services/health/need/need.enums";
import { agencyUnderTest, type AgencyUnderTest, askFor, nodesOf, type Page } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { CODE, crowd, CROWD_SIZE, hoursAgo, need, NOW, person, personId } from "./crowd";

const NEEDS = `query ($operation: ID! = "${CODE}", $filter: MedicalNeedFilter, $sort: MedicalNeedSort! = PRIORITY, $first: Int! = 200, $after: String) {
  medicalNeeds(operation: $operation, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount
    edges { node { id status priority category description openedAt closedAt dueAt isOverdue triage sensitivity person { id } condition { id diagnosis { code system label(language: FR) } } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Node {
  id: string;
  status: string;
  priority: string;
  category: string;
  description: string;
  openedAt: string;
  closedAt: string | null;
  dueAt: string;
  isOverdue: boolean;
  triage: string;
  person: { id: string };
  condition: { diagnosis: { code: string; label: string } } | null;
}

/** Categories, other than the L4 one of the story, are kept for a sixteenth of 128 people each, ten times. */
const IN_CATEGORY = CROWD_SIZE / 8;

describe.each(engines())("medical needs on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, health, seedHealth, [
      crowd([
        person("unscreened", { needs: [need("unscreened", { openedAt: hoursAgo(0.5) })] }),
        person("due now", {
          screening: { id: personId("a screening"), at: hoursAgo(24), triage: "ORANGE" },
          needs: [need("due now", { openedAt: hoursAgo(24) }), need("late", { openedAt: hoursAgo(24.01) })],
        }),
      ]),
    ]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const ask = (variables: Record<string, unknown> = {}) =>
    askFor<{ medicalNeeds: Page<Node> | null }>(agency, NEEDS, variables);
  const page = async (variables: Record<string, unknown> = {}): Promise<Page<Node>> => {
    const { data, messages } = await ask(variables);
    expect(messages).toEqual([]);
    if (!data.medicalNeeds) throw new Error("There is no list.");
    return data.medicalNeeds;
  };
  const list = async (variables: Record<string, unknown> = {}): Promise<{ nodes: Node[]; total: number }> => {
    const found = await page(variables);
    return { nodes: nodesOf(found), total: found.totalCount };
  };

  test("come with the most urgent first, and of these the oldest first", async () => {
    const { nodes } = await list();
    expect(new Set(nodes.map(({ priority }) => priority))).toEqual(new Set(["STAT"]));
    const opened = nodes.map(({ openedAt }) => openedAt);
    expect(opened).toEqual([...opened].sort());
  });

  test("come with the latest first when they are asked for by opening", async () => {
    const { nodes } = await list({ sort: "OPENED" });
    const opened = nodes.map(({ openedAt }) => openedAt);
    expect(opened).toEqual([...opened].sort().reverse());
    expect(nodes[0]?.person.id).toBe(personId("unscreened"));
  });

  test("are each on one page and one only", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const found: Page<Node> = await page({ after });
      seen.push(...nodesOf(found).map(({ id }) => id));
      after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
      if (!after) expect(seen).toHaveLength(found.totalCount);
    } while (after);
    expect(seen.length).toBeGreaterThan(CROWD_SIZE - 2 * IN_CATEGORY);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("of level L4 are in no list", async () => {
    const { total } = await list();
    const { MENTAL_HEALTH, HIV, SEXUAL_VIOLENCE } = MedicalNeedCategory;
    const closely = [MENTAL_HEALTH, HIV, SEXUAL_VIOLENCE];
    const restricted = await agency.db.countBy(
      MedicalNeed,
      closely.map((categoryKey) => ({ categoryKey })),
    );
    expect(restricted).toBeGreaterThan(IN_CATEGORY);
    expect(total).toBe(CROWD_SIZE + 3 - restricted);
  });

  test.each(["MENTAL_HEALTH", "HIV", "SEXUAL_VIOLENCE"])(
    "of category %s are refused, not answered with none",
    async (category) => {
      const { data, codes, messages } = await ask({ filter: { category: ["CHRONIC", category] } });
      expect(data.medicalNeeds).toBeNull();
      expect(codes).toEqual(["FILTER_INVALID"]);
      expect(messages[0]).toContain(category);
    },
  );

  test("are found by any of several states", async () => {
    const { nodes, total } = await list({ filter: { status: ["ACTIVE", "ON_HOLD"], category: ["CHRONIC"] } });
    expect(total).toBe(IN_CATEGORY / 2);
    expect(new Set(nodes.map(({ status }) => status))).toEqual(new Set(["ACTIVE", "ON_HOLD"]));
  });

  test("are found by any of several priorities", async () => {
    const { nodes, total } = await list({ filter: { priority: ["ROUTINE", "ASAP"], category: "INJURY" } });
    expect(total).toBe(IN_CATEGORY / 2);
    expect(nodes.map(({ priority }) => priority)).toEqual([
      ...Array<string>(IN_CATEGORY / 4).fill("ASAP"),
      ...Array<string>(IN_CATEGORY / 4).fill("ROUTINE"),
    ]);
  });

  test("are found by category", async () => {
    const { nodes, total } = await list({ filter: { category: ["NUTRITION"] } });
    expect(total).toBe(IN_CATEGORY);
    expect(nodes.every(({ category }) => category === "NUTRITION")).toBe(true);
  });

  test("are found by the triage of the person's latest screening", async () => {
    const { nodes, total } = await list({ filter: { triage: ["ORANGE"], category: ["MATERNAL"] } });
    expect(total).toBe(IN_CATEGORY / 4);
    expect(nodes.every(({ triage }) => triage === "ORANGE")).toBe(true);
  });

  test("have no triage where the person was never screened", async () => {
    const { nodes } = await list({ filter: { personIds: [personId("unscreened")] } });
    expect(nodes).toMatchObject([{ triage: null, person: { id: personId("unscreened") } }]);
  });

  test("are overdue when their time is over and they still wait, by the filter as by the field", async () => {
    const { nodes } = await list({ filter: { isOverdue: true, priority: ["ASAP"], personIds: [personId("due now")] } });
    expect(nodes).toMatchObject([{ openedAt: hoursAgo(24.01).toISOString(), isOverdue: true }]);
    const { nodes: rest } = await list({ filter: { isOverdue: false, personIds: [personId("due now")] } });
    expect(rest).toMatchObject([{ openedAt: hoursAgo(24).toISOString(), dueAt: NOW.toISOString(), isOverdue: false }]);
    const { nodes: closed, total } = await list({ filter: { status: "COMPLETED", category: "CHRONIC" } });
    expect(total).toBe(IN_CATEGORY / 4);
    expect(closed.some(({ isOverdue }) => isOverdue)).toBe(false);
    const { total: overdue } = await list({ filter: { isOverdue: true } });
    const { total: inTime } = await list({ filter: { isOverdue: false } });
    expect(overdue + inTime).toBe((await list()).total);
  });

  test("are found by when they were opened, the last instant left out", async () => {
    const openedFrom = hoursAgo(24).toISOString();
    const personIds = [personId("due now")];
    expect((await list({ filter: { personIds, openedFrom } })).nodes).toMatchObject([{ openedAt: openedFrom }]);
    const openedUntil = openedFrom;
    expect((await list({ filter: { personIds, openedUntil } })).nodes).toMatchObject([
      { openedAt: hoursAgo(24.01).toISOString() },
    ]);
  });

  test("of nobody are none, and so are those in none of the states", async () => {
    expect((await list({ filter: { personIds: [] } })).total).toBe(0);
    expect((await list({ filter: { status: [] } })).total).toBe(0);
  });

  test.each([
    ["a person whose id is no id", { personIds: ["x"] }, "ID_MALFORMED"],
    ["more people than a page holds", { personIds: Array(201).fill(personId("1")) }, "FILTER_INVALID"],
    ["a time that ends before it begins", { openedFrom: NOW, openedUntil: hoursAgo(1) }, "FILTER_INVALID"],
  ])("of %s are refused", async (_, filter, code) => {
    expect((await ask({ filter })).codes).toEqual([code]);
  });

  test("of an operation that nobody knows are refused by its name", async () => {
    const { data, codes, messages } = await ask({ operation: "NOWHERE-1999" });
    expect({ data, codes }).toEqual({ data: { medicalNeeds: null }, codes: ["OPERATION_UNKNOWN"] });
    expect(messages[0]).toContain("NOWHERE-1999");
  });

  test("are refused in pages of no size, and after a cursor of another order", async () => {
    expect((await ask({ first: 0 })).codes).toEqual(["PAGE_SIZE_INVALID"]);
    const after = (await page({ first: 1 })).pageInfo.endCursor;
    expect((await ask({ after, sort: "OPENED" })).codes).toEqual(["CURSOR_INVALID"]);
  });

  test("say in French what they are about, with its accents", async () => {
    const { nodes } = await list({ filter: { category: ["EMERGENCY"] } });
    const dehydrated = nodes.find(({ condition }) => condition?.diagnosis.code === "E86");
    expect(dehydrated?.description).toBe("Réhydratation et surveillance");
    expect(dehydrated?.condition?.diagnosis.label).toBe("Hypovolémie");
  });

  test.each([
    {},
    { sort: "OPENED" },
    { filter: { status: ["ACTIVE"] } },
    { filter: { status: ["ACTIVE", "ON_HOLD"], isOverdue: true } },
    { filter: { category: ["INJURY"], triage: ["RED"] } },
    { filter: { priority: ["STAT", "ASAP"], openedFrom: hoursAgo(24) } },
    { filter: { personIds: [personId("1"), personId("2")] } },
  ])(
    "cost four statements with their number and conditions, none of which walks over a table: %j",
    async (variables) => {
      const { queries } = await ask({ first: 50, ...variables });
      // The operation, the page, the number of all, the conditions.
      expect(queries).toHaveLength(4);
      for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
    },
  );
});
