// With more than a thousand cases in one operation no question about them reads a table from end to end.
import { idOf, randomOf } from "#scenario/random";
import type { Chapter, ChildStory, PersonStory } from "#scenario/story";
import { gao2018 } from "../../support/stories";
import type { AgencyUnderTest } from "../../support/agency";
import { engines } from "../../support/databases";
import { scansOf } from "../../support/plans";
import { peopleUnderTest } from "../ask";
import { askFor, type Page } from "../../support/agency";
import { LOADING_MS } from "./children";

const gao = gao2018();

/** Somebody of Gao again under another id, as if a child with a case. */
function asChild(person: PersonStory): PersonStory {
  const { pick } = randomOf(`crowd ${person.id}`);
  const child: ChildStory = {
    id: idOf(`crowd case ${person.id}`),
    protection: pick(["UNACCOMPANIED", "SEPARATED"]),
    status: pick(["IDENTIFIED", "OPEN", "OPEN", "OPEN"]),
    risk: pick(["HIGH", "MEDIUM", "LOW"]),
    openedAt: person.registeredAt,
    closedAt: null,
    clearance: null,
  };
  return {
    ...person,
    id: idOf(`crowd ${person.id}`),
    registrationNumber: `${person.registrationNumber}-2`,
    householdId: null,
    relations: [],
    travelConsent: person.travelConsent && { ...person.travelConsent, id: idOf(`crowd consent ${person.id}`) },
    child,
  };
}

const crowded: Chapter = {
  ...gao,
  operation: { ...gao.operation, code: "CROWD" },
  people: gao.people.map(asChild),
};

const QUESTIONS = [
  "{}, sort: OPENED",
  "{}, sort: RISK",
  "{ status: [OPEN, IDENTIFIED], risk: [HIGH] }, sort: RISK",
  "{ protectionStatus: UNACCOMPANIED }",
  "{ workflowState: ASSESSMENT }",
  '{ caseworker: "caseworker-crowd-1" }, sort: RISK',
  "{ isAssessmentOverdue: true }, sort: RISK",
  "{ isAssessmentOverdue: false }",
  '{ protectionConcern: "CHILD_LABOUR" }',
  '{ sex: MALE, ageGroup: [AGE_18_59], nationality: "GIN" }',
  '{ arrivedFrom: "2018-04-20", arrivedUntil: "2018-04-23" }',
  '{ openedFrom: "2018-04-20T00:00:00Z", openedUntil: "2018-04-23T00:00:00Z" }',
];

describe.each(engines())("with more than a thousand cases on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [gao, crowded]);
    // Without figures MariaDB may think that any table is small enough to be read whole.
    const tables = agency.db.dataSource.entityMetadatas.map(({ tableName }) => tableName);
    if (engine.name === "MariaDB") await agency.db.query(`ANALYZE TABLE ${tables.join(", ")}`);
  }, LOADING_MS);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const noScans = async (source: string, variables = {}): Promise<void> => {
    const { codes, messages, queries } = await agency.ask(source, variables);
    expect([codes, messages]).toEqual([[], []]);
    for (const query of queries) expect([query.sql, await scansOf(agency.db, query)]).toEqual([query.sql, []]);
  };

  test.each(QUESTIONS)("the list %s is read from an index, and so is what is inside its cases", async (question) => {
    await noScans(`{ childCases(operation: "CROWD", filter: ${question}) { edges { node {
      id careArrangement protectionConcerns { code } followUps { id } referrals { id } tracingRequests { id }
      person { id hasTravelConsent childTravelClearance { verdict } } } } pageInfo { endCursor } } }`);
  });

  test.each(QUESTIONS)("the list %s is counted and continued from an index", async (question) => {
    const list = (more: string): string =>
      `{ childCases(operation: "CROWD", filter: ${question}, first: 5${more}) { totalCount pageInfo { endCursor } } }`;
    const { data } = await askFor<{ childCases: Page<unknown> }>(agency, list(""));
    const { endCursor } = data.childCases.pageInfo;
    expect(endCursor).toEqual(expect.any(String));
    await noScans(list(`, after: ${JSON.stringify(endCursor)}`));
  });

  test("duplicates and agreements are read from an index", async () => {
    await noScans(
      '{ operation(code: "CROWD") { sharingAgreements { id } potentialDuplicates(status: OPEN) { totalCount edges { node { id needsCaseOwnerApproval } } } } }',
    );
  });
});
