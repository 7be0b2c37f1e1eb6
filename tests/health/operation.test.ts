import { Condition } from "../../services/health/condition/condition.entity";
import { health } from "../../services/health/subgraph";
import { seedHealth } from "../../services/health/seed";
import { agencyUnderTest, type AgencyUnderTest, askFor, nodesOf, type Entities, type Page } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { CODE, crowd, CROWD_SIZE, PRIORITIES, TRIAGES } from "./crowd";

const FIGURES = `query ($operations: [_Any!]!) {
  _entities(representations: $operations) {
    ... on Operation {
      code
      needsByPriority { priority active onHold completed total isSuppressed }
      screeningsByTriage { triage count isSuppressed }
    }
  }
}`;

const ALERTS = `query ($operations: [_Any!]!, $first: Int! = 200, $after: String) {
  _entities(representations: $operations) {
    ... on Operation {
      notifiableAlerts(first: $first, after: $after) {
        totalCount
        edges { node { id day site ageBand classification count disease { code label(language: FR) } recordedBy { agency } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

interface Figures {
  needsByPriority: object[];
  screeningsByTriage: object[];
}

interface Alert {
  id: string;
  count: number;
  disease: { code: string };
}

const operations = [{ __typename: "Operation", code: CODE }];

describe.each(engines())("the figures of an operation on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    const quiet = { ...crowd(), people: [] };
    quiet.operation = { ...quiet.operation, code: "QUIET-2018" };
    agency = await agencyUnderTest(engine, health, seedHealth, [crowd(), quiet]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const figures = async (of: object[] = operations) => {
    const { data, queries } = await askFor<Entities<Figures>>(agency, FIGURES, { operations: of });
    return { first: data._entities[0], queries };
  };
  const alerts = async (variables: object = {}) => {
    const asked = askFor<Entities<{ notifiableAlerts: Page<Alert> }>>(agency, ALERTS, { operations, ...variables });
    const { data, queries } = await asked;
    const [first] = data._entities;
    if (!first) throw new Error("There is no such operation.");
    return { page: first.notifiableAlerts, queries };
  };

  test("count every need by priority and state, those of level L4 too", async () => {
    const { first } = await figures();
    const each = CROWD_SIZE / 16;
    expect(first?.needsByPriority).toEqual(
      PRIORITIES.map((priority) => ({
        priority,
        active: each,
        onHold: each,
        completed: each,
        total: 4 * each,
        isSuppressed: false,
      })),
    );
  });

  test("count screenings by triage", async () => {
    const { first } = await figures();
    expect(first?.screeningsByTriage).toEqual(
      TRIAGES.map((triage) => ({ triage, count: CROWD_SIZE / 4, isSuppressed: false })),
    );
  });

  test("are there, as noughts, for an operation without patients", async () => {
    const { first: quiet } = await figures([{ __typename: "Operation", code: "QUIET-2018" }]);
    expect(quiet?.screeningsByTriage).toEqual(TRIAGES.map((triage) => ({ triage, count: 0, isSuppressed: false })));
    expect(quiet?.needsByPriority).toHaveLength(4);
    expect(quiet?.needsByPriority[0]).toEqual({
      priority: "STAT",
      active: 0,
      onHold: 0,
      completed: 0,
      total: 0,
      isSuppressed: false,
    });
  });

  test("cost one statement each for however many operations, from an index", async () => {
    const both = [...operations, { __typename: "Operation", code: "QUIET-2018" }];
    const { queries } = await figures(both);
    expect(queries).toHaveLength(3);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test("are null for an operation that nobody knows", async () => {
    expect((await figures([{ __typename: "Operation", code: "NOWHERE" }])).first).toBeNull();
  });

  test("have an alert for every case of a notifiable disease, and nobody's name", async () => {
    const { page, queries } = await alerts();
    expect(queries).toHaveLength(3);
    const nodes = nodesOf(page);
    expect(nodes).toHaveLength(page.totalCount);
    const conditions = await agency.db.find(Condition);
    const cases = conditions.filter(({ icd10Code }) => ["A00.9", "A39.0", "B05.9"].includes(icd10Code));
    expect(page.totalCount).toBeGreaterThan(3);
    expect(nodes.reduce((sum, { count }) => sum + count, 0)).toBe(cases.length);
    expect(nodes.find(({ disease }) => disease.code === "B05.9")).toMatchObject({
      site: "Inkhalid",
      ageBand: "AGE_0_4",
      disease: { label: "Rougeole sans complication" },
    });
    const columns = agency.db.dataSource.entityMetadatas
      .find(({ tableName }) => tableName === "notifiable_alert")
      ?.columns.map(({ propertyName }) => propertyName);
    expect(columns?.filter((name) => /person|need|condition|screening/i.test(name))).toEqual([]);
  });

  test("list alerts page after page, latest first", async () => {
    const all = nodesOf((await alerts()).page).map(({ id }) => id);
    const { page: first } = await alerts({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const { page: second } = await alerts({ first: 2, after: first.pageInfo.endCursor });
    expect([first, second].flatMap(nodesOf).map(({ id }) => id)).toEqual(all.slice(0, 4));
    expect((await agency.ask(ALERTS, { operations, first: 201 })).codes).toEqual(["PAGE_SIZE_INVALID"]);
  });
});
