import { idOf } from "#scenario/random";
import { gao2018 } from "../support/stories";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { agencyUnderTest, type AgencyUnderTest, askFor, nodesOf, type Page } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { CODE, convoy, MANY, many } from "./convoy";
import { hoursFromNow, NOW, tripId } from "./told";

const LIST = `query ($operation: ID!, $filter: ReturnCaseFilter, $first: Int! = 200, $after: String) {
  returnCases(operation: $operation, filter: $filter, first: $first, after: $after) {
    totalCount
    edges { node {
      id status requestedAt changedAt programme counsellor documentStatus
      allowance { amount currency } destination { name country { code label } }
      person { id } trip { id } documents { id status }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Node {
  id: string;
  status: string;
  allowance: { amount: number; currency: string } | null;
  counsellor: string | null;
  trip: { id: string } | null;
}

describe.each(engines())("return cases on $name", (engine) => {
  const gao = gao2018();
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, [gao, convoy(), many(), many("OTHER-2018")]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const list = async (operation: string, variables: object = {}) => {
    const asked = await askFor<{ returnCases: Page<Node> | null }>(agency, LIST, { operation, ...variables });
    return { ...asked, nodes: asked.data.returnCases ? nodesOf(asked.data.returnCases) : [] };
  };
  const NAMES = ["with papers", "with old papers", "waiting for papers", "refused papers", "just asked"];
  const names = async (filter: object) => {
    const { nodes, data } = await list(CODE, { filter });
    expect(data.returnCases?.totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => NAMES.find((name) => idOf(`convoy case ${name}`) === id)).toSorted();
  };

  test("are those of the story, the latest first, page after page", async () => {
    const told = gao.people.flatMap(({ returnCase }) => returnCase ?? []);
    const latest = told.toSorted((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime() || (a.id < b.id ? 1 : -1));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, nodes } = await list("GAO-2018", { first: 150, after });
      expect(data.returnCases?.totalCount).toBe(told.length);
      seen.push(...nodes.map(({ id }) => id));
      after = data.returnCases?.pageInfo.hasNextPage ? data.returnCases.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(latest.map(({ id }) => id));
  });

  test.each<[object, string[]]>([
    [{ status: ["BOOKED", "REQUESTED"] }, ["just asked", "with papers"]],
    [{ destinationCountry: "GIN" }, ["just asked"]],
    [{ destinationCountry: "BEN" }, []],
    [{ documentStatus: "ISSUED" }, ["with old papers", "with papers"]],
    [{ documentStatus: "REFUSED" }, ["refused papers"]],
    [{ requestedFrom: hoursFromNow(-50) }, ["just asked", "refused papers"]],
    [{ requestedFrom: hoursFromNow(-50), requestedUntil: hoursFromNow(-3) }, ["refused papers"]],
    [{ status: null, documentStatus: "NATIONALITY_CHECK" }, ["waiting for papers"]],
  ])("are found by %j", async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  test.each<[object, string]>([
    [{ status: [] }, "filter.status"],
    [{ destinationCountry: "Mali" }, "filter.destinationCountry"],
    [{ requestedFrom: NOW, requestedUntil: NOW }, "requestedFrom"],
  ])("are not looked for by %j", async (filter, place) => {
    const { codes, messages } = await list(CODE, { filter });
    expect(codes).toEqual(["FILTER_INVALID"]);
    expect(messages[0]).toContain(place);
  });

  test("of an operation that nobody knows are refused", async () => {
    expect((await list("NOWHERE")).codes).toEqual(["OPERATION_UNKNOWN"]);
  });

  test("tell what was agreed, and the journey once it is booked", async () => {
    const { nodes } = await list(CODE);
    expect(nodes.find(({ status }) => status === "BOOKED")).toMatchObject({
      documentStatus: "ISSUED",
      documents: [{ status: "ISSUED" }],
      allowance: { currency: "XOF" },
      counsellor: expect.stringMatching(/^counsellor-gao-\d$/) as string,
      destination: { name: "Abidjan", country: { code: "CIV", label: "Côte d'Ivoire" } },
      trip: { id: tripId("home") },
    });
    expect(nodes.find(({ status }) => status === "REQUESTED")).toMatchObject({
      documentStatus: null,
      documents: [],
      allowance: null,
      counsellor: null,
      trip: null,
    });
  });

  test("have a trip exactly when they are booked or further", async () => {
    const { nodes } = await list("GAO-2018");
    for (const { status, trip } of nodes) {
      expect(trip !== null).toBe(["BOOKED", "DEPARTED", "ARRIVED", "CLOSED"].includes(status));
    }
  });

  test.each<[string, object]>([
    ["nothing", {}],
    ["state", { status: ["REQUESTED"] }],
    ["country", { destinationCountry: "CIV" }],
    ["document", { documentStatus: "REFUSED" }],
    ["time", { requestedFrom: hoursFromNow(-20) }],
  ])("by %s cost one statement a table, and walk over none", async (_, filter) => {
    const { queries, codes } = await list(MANY, { filter, first: 25 });
    expect(codes).toEqual([]);
    // Operation, the page, how many, trips, documents.
    expect(queries.length).toBeLessThanOrEqual(5);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });
});
