import { randomUUID } from "node:crypto";
import { DEMONSTRATION_START } from "#kit/clock";
import { insertRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import { ChildTravelClearance } from "../../../services/people/protection/clearance/clearance.entity";
import { ChildTravelVerdict } from "../../../services/people/protection/clearance/clearance.enums";
import type { AgencyUnderTest } from "../../support/agency";
import { engines } from "../../support/databases";
import { peopleUnderTest } from "../ask";
import { askByKey, chapter, children, keysOf, LOADING_MS } from "./children";

/** Each with the clearance that lets the child travel. */
const cleared = children.flatMap(({ id, child }) =>
  child.clearance?.verdict === "CLEARED" ? [{ id, caseId: child.id, clearance: child.clearance }] : [],
);

describe.each(engines())("travel clearances on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, LOADING_MS);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  test("of children who may travel name verdict, validity, receiver and escort, for one statement", async () => {
    expect(cleared.length).toBeGreaterThan(1);
    const fields = "id verdict validUntil requirements receiverName receiverPlace receiverRelation escort";
    const { data, queries } = await askByKey<Found>(
      agency,
      keysOf(cleared),
      `... on Person { childTravelClearance { ${fields} } }`,
    );
    for (const [index, { childTravelClearance: found }] of data._entities.entries()) {
      expect(found).toEqual({
        id: cleared[index]?.clearance.id,
        verdict: "CLEARED",
        validUntil: cleared[index]?.clearance.validUntil.toISOString(),
        requirements: expect.arrayContaining(["ESCORT", "HANDOVER_IN_PERSON"]) as string[],
        receiverName: expect.any(String) as string,
        receiverPlace: expect.any(String) as string,
        receiverRelation: expect.any(String) as string,
        escort: expect.any(String) as string,
      });
    }
    expect(queries).toHaveLength(2);
  });

  test("are null for whoever has none", async () => {
    const none = chapter.people.filter(({ child }) => !child?.clearance).slice(0, 5);
    const { data } = await askByKey(agency, keysOf(none), "... on Person { childTravelClearance { verdict } }");
    expect(data._entities).toEqual(none.map(() => ({ childTravelClearance: null })));
  });

  test("are found by their id from other agencies", async () => {
    const [child] = cleared;
    const keys = [{ __typename: "ChildTravelClearance", id: child?.clearance.id }];
    const selection = "... on ChildTravelClearance { verdict person { id childCase { id } } }";
    const { data } = await askByKey(agency, keys, selection);
    expect(data._entities).toEqual([
      { verdict: "CLEARED", person: { id: child?.id, childCase: { id: child?.caseId } } },
    ]);
  });

  test("are judged by the one decided last, however valid the one before still is", async () => {
    const [child] = cleared;
    if (!child) throw new Error("The story has no child who may travel.");
    const later = withheld(child);
    await transact(agency.db, (tx) => insertRows(tx, ChildTravelClearance, [later]));
    const { data } = await askByKey(
      agency,
      keysOf([child]),
      "... on Person { childTravelClearance { id verdict isValid } childCase { travelClearances { id } } }",
    );
    expect(data._entities).toEqual([
      {
        // Valid until this very moment: not any more.
        childTravelClearance: { id: later.id, verdict: "WITHHELD", isValid: false },
        childCase: { travelClearances: [{ id: later.id }, { id: child.clearance.id }] },
      },
    ]);
  });
});

interface Found {
  childTravelClearance: Record<string, unknown>;
}

function withheld({ id, caseId, clearance }: (typeof cleared)[number]) {
  const decidedAt = new Date(clearance.decidedAt.getTime() + 1000);
  return {
    id: randomUUID(),
    operationCode: "GAO-2018",
    recordedByAgency: "UNICEF",
    recordedByUser: "test",
    occurredAt: decidedAt,
    recordedAt: decidedAt,
    personId: id,
    childCaseId: caseId,
    verdict: ChildTravelVerdict.WITHHELD,
    requirements: [],
    validUntil: new Date(DEMONSTRATION_START),
    decidedAt,
  };
}
