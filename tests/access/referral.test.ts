// What the recipient of a referral sees of a child: the parts that it names, while it is live, and nothing else.
import { transact } from "#kit/transaction";
import { gao2018 } from "../support/stories";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { peopleUnderTest } from "../people/ask";
import { askAs, viewerAs } from "./ask-as";

const chapter = gao2018();
const partner = viewerAs("unicef-caseworker", { agency: "Terre des enfants", sub: "partner-1" });
const FILE = `query ($id: ID!) { person(id: $id) {
  givenName phone otherIds { value } household { id } caregivers { id } specificNeeds { id }
  childCase {
    id status workflowState protectionStatus risk openedAt recordedBy { user } caseworker daysSinceArrival
    protectionConcerns { code } careArrangement bestInterestsProcedures { id } tracingRequests { id } followUps { id }
  }
} }`;

describe.each(engines())("a referred child on $name", (engine) => {
  let agency: AgencyUnderTest;
  let personId: string;
  let referralId: string;
  const child = () => chapter.people.find(({ id }) => id === personId);

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
    const rows = await agency.db.query<{ id: string; personId: string }[]>("SELECT id, personId FROM referral");
    const withPhone = rows.find((row) => chapter.people.some(({ id, phone }) => id === row.personId && phone));
    const [row = { id: "", personId: "" }] = [withPhone ?? rows[0]];
    [personId, referralId] = [row.personId, row.id];
  }, 60_000);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const share = (parts: string[], status = "ACCEPTED") =>
    transact(agency.db, (tx) =>
      tx.query("UPDATE referral SET recipientAgency = ?, status = ?, sharedParts = ? WHERE id = ?", [
        partner.agency,
        status,
        JSON.stringify(parts),
        referralId,
      ]),
    );
  const seen = async () => {
    const { data, codes, ctx } = await askAs(agency, partner, FILE, { id: personId });
    expect(codes).toEqual([]);
    return { person: data.person, grounds: new Set(ctx.reads.all.map(({ ground }) => ground)) };
  };

  test("shows who it is where the referral names the identity, and of the file and the case nothing", async () => {
    await share(["IDENTITY"]);
    const { person, grounds } = await seen();
    const { givenName, childCase, ...rest } = person;
    expect(givenName).toBe(child()?.givenName);
    expect(rest).toEqual({ phone: null, otherIds: null, household: null, caregivers: null, specificNeeds: null });
    const { id, ...parts } = childCase;
    expect(id).toBe(child()?.child?.id);
    expect([...new Set(Object.values(parts))]).toEqual([null]);
    expect(grounds).toEqual(new Set(["CONSENT"]));
  });

  test("shows a part of the case that the referral names, and no other", async () => {
    await share(["IDENTITY", "CONTACT", "CARE_ARRANGEMENT"]);
    const { person } = await seen();
    expect(person.phone).toBe(child()?.phone);
    expect([person.childCase.careArrangement !== null, person.childCase.risk]).toEqual([true, null]);
    await share(["IDENTITY", "PROTECTION_CONCERNS"]);
    const { childCase } = (await seen()).person;
    expect(childCase).toMatchObject({ careArrangement: null, protectionStatus: child()?.child?.protection });
  });

  test("has a timeline that tells nothing of the case which the file does not tell", async () => {
    await share(["IDENTITY", "CONTACT"]);
    const text = "query ($id: ID!) { person(id: $id) { timeline { edges { node { kind } } } } }";
    const kinds = async (viewer: typeof partner) => {
      const { data } = await askAs(agency, viewer, text, { id: personId });
      return (data.person.timeline.edges as { node: { kind: string } }[]).map(({ node }) => node.kind);
    };
    expect(await kinds(partner)).not.toContain("CASE_OPENED");
    const [row] = await agency.db.query<{ owner: string }[]>(
      "SELECT owningAgency AS owner FROM child_case WHERE personId = ?",
      [personId],
    );
    expect(await kinds({ ...partner, agency: row?.owner ?? "" })).toContain("CASE_OPENED");
  });

  test("is nobody's any more once the referral is over", async () => {
    await share(["IDENTITY", "CONTACT"], "DONE");
    expect((await seen()).person).toBeNull();
  });
});
