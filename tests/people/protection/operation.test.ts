import { randomUUID } from "node:crypto";
import { insertRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import { PotentialDuplicate } from "../../../services/people/protection/duplicate/duplicate.entity";
import { DuplicateClue, PotentialDuplicateStatus } from "../../../services/people/protection/duplicate/duplicate.enums";
import type { AgencyUnderTest } from "../../support/agency";
import { engines } from "../../support/databases";
import { peopleUnderTest } from "../ask";
import { askFor, nodesOf, type Page } from "../../support/agency";
import { chapter, children, LOADING_MS } from "./children";

interface Pair {
  id: string;
  status: string;
  score: number;
  person: { id: string };
  otherPerson: { id: string };
}

interface Agreement {
  providerAgency: string;
  partnerAgency: string;
  isInForce: boolean;
}

describe.each(engines())("an operation on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, LOADING_MS);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const listPairs = (args: string, more = "") =>
    askFor<{ operation: { potentialDuplicates: Page<Pair> } }>(
      agency,
      `{ operation(code: "GAO-2018") { potentialDuplicates(${args}) { totalCount pageInfo { endCursor }
        edges { node { id status score person { id } otherPerson { id } ${more} } } } } }`,
    );
  const pairs = async (args: string, more = "") => {
    const { data, queries } = await listPairs(args, more);
    const { potentialDuplicates: page } = data.operation;
    return { queries, nodes: nodesOf(page), total: page.totalCount, endCursor: page.pageInfo.endCursor };
  };

  test("names who may share what with whom, in force or not", async () => {
    const { data, queries } = await askFor<{ operation: { sharingAgreements: Agreement[] } }>(
      agency,
      `{ operation(code: "GAO-2018") { sharingAgreements {
        providerAgency partnerAgency purpose dataCategories validFrom expiresOn isInForce } } }`,
    );
    const { sharingAgreements: agreements } = data.operation;
    expect(agreements).toContainEqual({
      providerAgency: "IOM",
      partnerAgency: "UNICEF",
      purpose: "CHILD_PROTECTION",
      dataCategories: ["IDENTITY", "FAMILY", "LOCATION"],
      validFrom: "2018-04-10",
      expiresOn: null,
      isInForce: true,
    });
    const lapsed = agreements.filter(({ isInForce }) => !isInForce);
    expect(lapsed.map(({ partnerAgency }) => partnerAgency)).toEqual(["UNHCR"]);
    const names = agreements.map(({ providerAgency, partnerAgency }) => `${providerAgency} ${partnerAgency}`);
    expect(names).toEqual([...names].sort());
    expect(queries).toHaveLength(2);
  });

  test("lists records that may be one person, the likeliest first, each of two different people", async () => {
    const { nodes, total, queries } = await pairs("first: 200");
    expect(nodes.length).toBeGreaterThan(3);
    expect(nodes).toHaveLength(total);
    const scores = nodes.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const ids = new Set(chapter.people.map(({ id }) => id));
    for (const { person, otherPerson } of nodes) {
      expect(person.id < otherPerson.id).toBe(true);
      expect([ids.has(person.id), ids.has(otherPerson.id)]).toEqual([true, true]);
    }
    // The operation, the page, its count, and the people on both sides.
    expect(queries.length).toBeLessThanOrEqual(4);
  });

  test("gives them page after page", async () => {
    const whole = (await pairs("first: 200")).nodes.map(({ id }) => id);
    const first = await pairs("first: 3");
    const rest = await pairs(`first: 200, after: ${JSON.stringify(first.endCursor)}`);
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(whole);
    expect((await listPairs("first: 0")).codes).toEqual(["PAGE_SIZE_INVALID"]);
  });

  test("keeps both ids of a merged pair, and says when the owner of a case must agree", async () => {
    const [child] = children;
    const adult = chapter.people.find((person) => person.child === null);
    const [one = "", other = ""] = [child?.id ?? "", adult?.id ?? ""].sort();
    const merged = {
      id: randomUUID(),
      operationCode: "GAO-2018",
      recordedByAgency: "IOM",
      recordedByUser: "test",
      occurredAt: new Date("2018-04-30T08:00:00Z"),
      recordedAt: new Date("2018-04-30T08:00:00Z"),
      personId: one,
      otherPersonId: other,
      status: PotentialDuplicateStatus.MERGED,
      score: 90,
      clues: [DuplicateClue.SAME_PHONE],
      keptPersonId: one,
    };
    await transact(agency.db, (tx) => insertRows(tx, PotentialDuplicate, [merged]));
    const { nodes } = await pairs("status: MERGED", "keptPerson { id } clues needsCaseOwnerApproval");
    expect(nodes).toEqual([
      {
        id: merged.id,
        status: "MERGED",
        score: 90,
        person: { id: one },
        otherPerson: { id: other },
        keptPerson: { id: one },
        clues: ["SAME_PHONE"],
        needsCaseOwnerApproval: true,
      },
    ]);
    const open = await pairs("status: OPEN");
    expect(new Set(open.nodes.map(({ status }) => status))).toEqual(new Set(["OPEN"]));
    expect(open.total).toBe(open.nodes.length);
  });
});
