// What this agency adds to an operation: its part of the situation report.
import { transact } from "#kit/transaction";
import { idOf } from "#scenario/random";
import type { Chapter } from "#scenario/story";
import { agadez2018, gao2018 } from "../support/stories";
import { DistributionKind } from "../../services/shelters/distribution/distribution.enums";
import { PlacementRequest } from "../../services/shelters/placement/placement.entity";
import { PlacementRequestStatus } from "../../services/shelters/placement/placement.enums";
import { ResourceRequestStatus } from "../../services/shelters/request/request.enums";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { askOf, sheltersUnderTest } from "./ask";
import { nodesOf, type Page } from "../support/agency";

const REPORT = `code capacity occupancy reserved unsheltered distributionsByKind { kind count quantity people }
  resourceRequests(first: 3) { edges { node { kind item status reason neededBy changedAt shelter { name } } } }`;

interface Report {
  capacity: number;
  occupancy: number;
  reserved: number;
  unsheltered: number;
  distributionsByKind: { kind: string; count: number; quantity: number; people: number }[];
  resourceRequests: { edges: { node: Request }[] };
}

interface Request {
  kind: string;
  status: string;
  reason: string;
  occurredAt: string;
  shelter: { name: string } | null;
}

describe.each(engines())("the situation report on $name", (engine) => {
  let agency: AgencyUnderTest;
  let chapters: Chapter[];

  beforeAll(async () => {
    chapters = [gao2018(), agadez2018()];
    agency = await sheltersUnderTest(engine, chapters);
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const report = async (codes = ["GAO-2018", "AGADEZ-2018"], selection = REPORT) => {
    const answer = await askOf<Report>(agency, "Operation", codes, selection);
    expect(answer.messages).toEqual([]);
    return answer;
  };
  const requests = async (args: string): Promise<Page<Request>> => {
    const { entities } = await askOf<{ resourceRequests: Page<Request> }>(
      agency,
      "Operation",
      ["GAO-2018"],
      `resourceRequests(${args}) { totalCount edges { node { kind status reason occurredAt shelter { name } } } pageInfo { hasNextPage endCursor } }`,
    );
    if (!entities[0]) throw new Error("There is no operation.");
    return entities[0].resourceRequests;
  };

  test("has the places of open shelters, and the people in all", async () => {
    const { entities } = await report();
    expect(entities).toMatchObject(
      chapters.map(({ shelters }) => {
        const open = shelters.filter(({ status }) => status === "OPEN");
        const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
        return {
          capacity: sum(open.map(({ capacity, surge, blocked }) => capacity + surge - blocked)),
          occupancy: sum(shelters.map(({ occupied }) => occupied)),
          reserved: sum(shelters.map(({ reserved }) => reserved)),
          unsheltered: 0,
        };
      }),
    );
  });

  test("counts what was given out as the rows are, with every kind", async () => {
    const { entities } = await report();
    for (const [index, { operation }] of chapters.entries()) {
      const figures = entities[index]?.distributionsByKind ?? [];
      expect(figures.map(({ kind }) => kind)).toEqual(Object.values(DistributionKind));
      const rows = await agency.db.query<{ kind: string; personId: string; quantity: number }[]>(
        "SELECT kind, personId, quantity FROM distribution WHERE operationCode = ?",
        [operation.code],
      );
      for (const { kind, count, quantity, people } of figures) {
        const own = rows.filter((row) => row.kind === kind);
        expect([count, quantity, people]).toEqual([
          own.length,
          own.reduce((sum, row) => sum + row.quantity, 0),
          new Set(own.map(({ personId }) => personId)).size,
        ]);
        expect(count).toBeGreaterThan(0);
      }
    }
  });

  test("begins its requests with the staff and equipment that are urgently needed", async () => {
    const { edges, totalCount } = await requests("first: 200");
    expect([totalCount, edges.length]).toEqual([10, 10]);
    const [first, second] = edges.map(({ node }) => node);
    expect([first?.kind, second?.kind]).toEqual(["STAFF", "EQUIPMENT"]);
    expect([first?.reason, second?.reason]).toEqual([
      expect.stringContaining("Urgent"),
      expect.stringContaining("Urgent"),
    ]);
    expect(first?.shelter).toBeNull();
    const asked = edges.map(({ node }) => node.occurredAt);
    expect(asked).toEqual([...asked].sort().reverse());
    expect(new Set(edges.map(({ node }) => node.status))).toEqual(new Set(Object.values(ResourceRequestStatus)));
  });

  test("finds requests by state and by kind, page after page", async () => {
    expect(nodesOf(await requests("filter: { status: [REJECTED, CLOSED] }")).map(({ status }) => status)).toEqual([
      "CLOSED",
      "CLOSED",
      "REJECTED",
    ]);
    const staff = await requests("first: 2, filter: { kind: [STAFF] }");
    expect([staff.totalCount, staff.pageInfo.hasNextPage]).toEqual([4, true]);
    const rest = await requests(`first: 2, filter: { kind: [STAFF] }, after: "${staff.pageInfo.endCursor}"`);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(nodesOf(rest).every(({ kind }) => kind === "STAFF")).toBe(true);
    expect((await requests("filter: { kind: [] }")).totalCount).toBe(0);
  });

  test("costs one statement for each table, for one operation and for two", async () => {
    const one = await report(["GAO-2018"]);
    const two = await report();
    // operations, shelters, placements, distributions, requests, and the shelters of the requests
    expect([one.queries.length, two.queries.length]).toEqual([6, 6]);
    for (const query of two.queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test("is null for an operation that is not here", async () => {
    const { entities } = await report(["GAO-2081", "GAO-2018"], "code capacity");
    expect(entities).toEqual([null, { code: "GAO-2018", capacity: expect.any(Number) as number }]);
  });

  test("counts people who wait for a bed, and neither those who were placed nor those who gave up", async () => {
    const at = new Date("2018-04-30T17:00:00Z");
    const states = [PlacementRequestStatus.WAITING, ...Object.values(PlacementRequestStatus)];
    const rows = states.map((status, index) => ({
      id: idOf(`waiting ${String(index)}`),
      operationCode: "GAO-2018",
      recordedByAgency: "IOM",
      recordedByUser: "desk-gao-1",
      occurredAt: at,
      recordedAt: at,
      personId: idOf(`waiting person ${String(index)}`),
      status,
      endedAt: null,
      shelterId: null,
    }));
    await transact(agency.db, (tx) => tx.insert(PlacementRequest, rows));
    expect((await report(undefined, "unsheltered")).entities).toEqual([{ unsheltered: 2 }, { unsheltered: 0 }]);
  });
});
