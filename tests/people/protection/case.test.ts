import type { AgencyUnderTest } from "../../support/agency";
import { engines } from "../../support/databases";
import { peopleUnderTest } from "../ask";
import { nodesOf } from "../../support/agency";
import { caseIdsOf, chapter, children, listCases, LOADING_MS } from "./children";

interface Node {
  id: string;
  risk: string;
  openedAt: string;
  workflowState: string;
  caseworker: string | null;
  protectionConcerns: { code: string }[];
  isAssessmentOverdue: boolean;
}

/** The cases of the agency that asks: of the one that was transferred it sees nothing any more. */
const own = children.filter(({ child }) => child.status !== "TRANSFERRED");

describe.each(engines())("children's cases on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, LOADING_MS);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const found = async (filter: Record<string, unknown>): Promise<string[]> => {
    const { data, messages } = await listCases<Node>(agency, "totalCount edges { node { id } }", { filter });
    expect(messages).toEqual([]);
    const ids = nodesOf(data.childCases).map(({ id }) => id);
    expect(data.childCases.totalCount).toBe(ids.length);
    return ids.sort();
  };

  test("are those of the story, the latest opened first", async () => {
    const { data, queries } = await listCases<Node>(agency, "edges { node { id openedAt } }");
    const nodes = nodesOf(data.childCases);
    expect(nodes.map(({ id }) => id).sort()).toEqual(caseIdsOf(own));
    const opened = nodes.map(({ openedAt }) => Date.parse(openedAt));
    expect(opened).toEqual([...opened].sort((a, b) => b - a));
    // The operation, and the page.
    expect(queries).toHaveLength(2);
  });

  test("by risk come the highest first, and among equals whoever has waited longest", async () => {
    const { data } = await listCases<Node>(agency, "edges { node { id risk openedAt } }", { sort: "RISK" });
    const places = nodesOf(data.childCases).map(({ risk, openedAt }) => [
      ["HIGH", "MEDIUM", "LOW"].indexOf(risk),
      Date.parse(openedAt),
    ]);
    const sorted = [...places].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
    expect(places).toEqual(sorted);
    expect(new Set(places.map(([rank]) => rank)).size).toBeGreaterThan(1);
  });

  test.each(["OPENED", "RISK"])("come page after page in the order %s, each once", async (sort) => {
    const whole = nodesOf((await listCases<Node>(agency, "edges { node { id } }", { sort })).data.childCases).map(
      ({ id }) => id,
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data }: Awaited<ReturnType<typeof listCases<Node>>> = await listCases<Node>(
        agency,
        "edges { node { id } } pageInfo { hasNextPage endCursor }",
        {
          sort,
          first: 4,
          after,
        },
      );
      seen.push(...nodesOf(data.childCases).map(({ id }) => id));
      after = data.childCases.pageInfo.hasNextPage ? data.childCases.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(whole);
  });

  test.each(["IDENTIFIED", "OPEN", "CLOSED", "TRANSFERRED"] as const)("are found by the status %s", async (status) => {
    expect(await found({ status: [status] })).toEqual(caseIdsOf(own.filter(({ child }) => child.status === status)));
  });

  test("are found by any of several statuses, protection statuses and risks, all of which must hold", async () => {
    const filter = { status: ["OPEN", "IDENTIFIED"], protectionStatus: ["UNACCOMPANIED"], risk: ["HIGH", "LOW"] };
    const expected = own.filter(
      ({ child }) =>
        filter.status.includes(child.status) &&
        filter.protectionStatus.includes(child.protection) &&
        filter.risk.includes(child.risk),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(await found(filter)).toEqual(caseIdsOf(expected));
  });

  test("are found by step of the work, by caseworker and by concern, each as the cases themselves say", async () => {
    const { data } = await listCases<Node>(
      agency,
      "edges { node { id workflowState caseworker protectionConcerns { code } } }",
    );
    const all = nodesOf(data.childCases);
    const some = all.find(({ caseworker }) => caseworker !== null);
    const idsWhere = (holds: (node: (typeof all)[number]) => boolean) =>
      all
        .filter(holds)
        .map(({ id }) => id)
        .sort();
    expect(await found({ workflowState: ["NEW", "CLOSED"] })).toEqual(
      idsWhere(({ workflowState }) => ["NEW", "CLOSED"].includes(workflowState)),
    );
    expect(await found({ caseworker: some?.caseworker })).toEqual(
      idsWhere(({ caseworker }) => caseworker === some?.caseworker),
    );
    for (const concern of ["FAMILY_SEPARATION", "DANGER_OR_INJURY", "CHILD_LABOUR"]) {
      expect(await found({ protectionConcern: concern })).toEqual(
        idsWhere(({ protectionConcerns }) => protectionConcerns.some(({ code }) => code === concern)),
      );
    }
  });

  test("are overdue or not overdue in the filter exactly as in the field", async () => {
    const { data } = await listCases<Node>(agency, "edges { node { id isAssessmentOverdue } }");
    const all = nodesOf(data.childCases);
    for (const isAssessmentOverdue of [true, false]) {
      const expected = all.filter((node) => node.isAssessmentOverdue === isAssessmentOverdue).map(({ id }) => id);
      expect(expected.length).toBeGreaterThan(0);
      expect(await found({ isAssessmentOverdue })).toEqual(expected.sort());
    }
  });

  test("are found by the child's sex, age group and nationality", async () => {
    const girls = own.filter(({ sex }) => sex === "FEMALE");
    expect(girls.length).toBeGreaterThan(0);
    expect(await found({ sex: "FEMALE" })).toEqual(caseIdsOf(girls));
    const young = await found({ ageGroup: ["AGE_0_4", "AGE_5_11"] });
    const grown = await found({ ageGroup: ["AGE_12_17"] });
    expect([...young, ...grown].sort()).toEqual(caseIdsOf(own));
    expect(grown.length).toBeGreaterThan(young.length);
    for (const nationality of ["MLI", "GIN", "FRA"]) {
      expect(await found({ nationality })).toEqual(
        caseIdsOf(own.filter(({ nationalities }) => nationalities.includes(nationality))),
      );
    }
  });

  test("are found by the instant of opening: the first counts, the last does not", async () => {
    const [openedFrom, openedUntil] = [new Date("2018-04-23T08:00:00Z"), new Date("2018-04-25T08:00:00Z")];
    const expected = own.filter(({ child }) => child.openedAt >= openedFrom && child.openedAt < openedUntil);
    expect(expected.length).toBeGreaterThan(0);
    expect(await found({ openedFrom, openedUntil })).toEqual(caseIdsOf(expected));
  });

  test("are found by the day of arrival: the first and the last count", async () => {
    const days = new Map(chapter.arrivals.map(({ id, occurredAt }) => [id, occurredAt.toISOString().slice(0, 10)]));
    const on = (day: string) => own.filter(({ arrivalId }) => days.get(arrivalId) === day);
    expect(on("2018-04-23").length).toBeGreaterThan(0);
    expect(await found({ arrivedFrom: "2018-04-23", arrivedUntil: "2018-04-23" })).toEqual(caseIdsOf(on("2018-04-23")));
    expect(await found({ arrivedUntil: "2018-04-20", sex: "MALE" })).toEqual(
      caseIdsOf(own.filter(({ arrivalId, sex }) => (days.get(arrivalId) ?? "") <= "2018-04-20" && sex === "MALE")),
    );
  });

  test.each([
    [{ status: [] }, "filter.status"],
    [{ protectionConcern: "TRAFFICKING" }, "filter.protectionConcern"],
    [{ nationality: "Mali" }, "filter.nationality"],
    [{ openedFrom: "2018-04-24T00:00:00Z", openedUntil: "2018-04-23T00:00:00Z" }, "filter.openedUntil"],
    [{ arrivedFrom: "2018-04-24", arrivedUntil: "2018-04-23" }, "filter.arrivedUntil"],
  ])("refuse the filter %j", async (filter, named) => {
    const { codes, messages } = await listCases<Node>(agency, "totalCount", { filter });
    expect(codes).toEqual(["FILTER_INVALID"]);
    expect(messages[0]).toContain(named);
  });

  test("refuse an operation that is not there, a page too large, and another list's cursor", async () => {
    const unknown = await agency.ask('{ childCases(operation: "NOWHERE-1") { totalCount } }');
    expect([unknown.codes, unknown.messages[0]]).toEqual([["OPERATION_UNKNOWN"], expect.stringContaining("NOWHERE-1")]);
    expect((await listCases<Node>(agency, "totalCount", { first: 201 })).codes).toEqual(["PAGE_SIZE_INVALID"]);
    const { data } = await listCases<Node>(agency, "pageInfo { endCursor }", { first: 1, sort: "OPENED" });
    const after = data.childCases.pageInfo.endCursor;
    expect((await listCases<Node>(agency, "totalCount", { sort: "RISK", after })).codes).toEqual(["CURSOR_INVALID"]);
  });
});
