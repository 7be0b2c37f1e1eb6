// Whether a child may travel without a guardian: said by the owner of the case, and told to others as far as they need.
import { randomUUID } from "node:crypto";
import { clockAt } from "#kit/clock";
import { transact } from "#kit/transaction";
import { askAs, viewerAs } from "../../access/ask-as";
import type { AgencyUnderTest } from "../../support/agency";
import { act, colleague, fewPeople, REASON, stranger, unhcr, unicef, valueOf, type Desk, type OpenCase } from "./desks";

const FIELDS = "clearance { id verdict validUntil decidedAt isValid requirements receiverName escort withheldReason }";
const PLAN = {
  ...{ validUntil: "2018-05-14T00:00:00.000Z", receiverName: "Hawa Diallo", receiverRelation: "AUNT" },
  ...{ receiverPlace: "Conakry, gare routière", escort: "Salif Konaté (IOM)", requirements: ["ESCORT"] },
};

/** Its tests, on the agency and the children that `desk` gives. */
export function clearanceActs(desk: () => Desk): void {
  let agency: AgencyUnderTest;
  let nextCase: () => OpenCase;

  beforeAll(() => {
    ({ agency, nextCase } = desk());
  });

  const at = (instant: string) => (ctx: { viewer: any; request: any }) =>
    agency.contextOf(ctx.viewer, ctx.request, clockAt(instant));
  const grant = ({ personId }: OpenCase, change: Record<string, unknown> = {}, viewer = unicef, when?: string) =>
    act(
      agency,
      viewer,
      "grantChildTravelClearance",
      { personId, ...PLAN, ...change },
      FIELDS,
      when ? at(when) : undefined,
    );
  const withhold = ({ personId }: OpenCase, change: Record<string, unknown> = {}, viewer = unicef, when?: string) =>
    act(
      agency,
      viewer,
      "withholdChildTravelClearance",
      { personId, reason: REASON, ...change },
      FIELDS,
      when ? at(when) : undefined,
    );
  const given = ({ personId }: OpenCase) =>
    valueOf(agency, "SELECT COUNT(*) FROM child_travel_clearance WHERE personId = ?", [personId]).then(Number);

  test("names receiver, escort and requirements, and is one however often it is sent", async () => {
    const child = nextCase();
    const before = await given(child);
    const id = randomUUID();
    const told = await Promise.all([1, 2, 3].map(() => grant(child, { id })));
    for (const { codes, payload } of told) {
      expect([codes, payload.clearance]).toEqual([
        [],
        {
          ...{
            id,
            verdict: "CLEARED",
            validUntil: PLAN.validUntil,
            decidedAt: "2018-04-30T18:00:00.000Z",
            isValid: true,
          },
          ...{ requirements: ["ESCORT"], receiverName: PLAN.receiverName, escort: PLAN.escort, withheldReason: null },
        },
      ]);
    }
    expect(await given(child)).toBe(before + 1);
    expect((await grant(child, { id }, colleague)).codes).toEqual(["ID_TAKEN"]);
    expect((await withhold(child, { id })).codes).toEqual(["ID_TAKEN"]);
  });

  test("is judged by the latest decision, however late it is sent; of two at one moment the no counts", async () => {
    const child = nextCase();
    const verdicts: unknown[] = [];
    const see = async () =>
      verdicts.push(
        await valueOf(
          agency,
          "SELECT verdict FROM child_travel_clearance WHERE personId = ? ORDER BY decidedAt DESC, verdict DESC LIMIT 1",
          [child.personId],
        ),
      );
    await grant(child, {}, unicef, "2018-05-01T08:00:00Z");
    await see();
    await withhold(child, {}, unicef, "2018-05-01T09:00:00Z");
    await see();
    // Decided before the no, sent after it.
    await grant(child, { occurredAt: "2018-05-01T08:30:00Z" }, unicef, "2018-05-01T10:00:00Z");
    await see();
    // A watch that is ahead does not outlive what is decided meanwhile.
    await grant(child, { occurredAt: "2018-05-01T11:09:00Z" }, unicef, "2018-05-01T11:00:00Z");
    await see();
    await withhold(child, {}, unicef, "2018-05-01T11:00:00Z");
    await see();
    expect(verdicts).toEqual(["CLEARED", "WITHHELD", "WITHHELD", "CLEARED", "WITHHELD"]);
    const query = "query ($id: ID!) { person(id: $id) { childTravelClearance { verdict } } }";
    const { data } = await askAs(agency, unicef, query, { id: child.personId });
    expect(data.person.childTravelClearance.verdict).toBe("WITHHELD");
  });

  test("withheld says why to those who work on the case, and to others that it is so", async () => {
    const child = nextCase();
    const { payload } = await withhold(child);
    expect(payload.clearance).toMatchObject({ verdict: "WITHHELD", withheldReason: REASON, requirements: [] });
    const { personId } = child;
    const query = "query ($id: ID!) { person(id: $id) { childTravelClearance { verdict withheldReason } } }";
    const { data, codes } = await askAs(agency, viewerAs("iom-registrar"), query, { id: personId });
    expect(data.person.childTravelClearance).toEqual({ verdict: "WITHHELD", withheldReason: null });
    expect(codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
    const stored = await valueOf(agency, "SELECT withheldReason FROM child_travel_clearance WHERE id = ?", [
      payload.clearance.id,
    ]);
    expect(stored).not.toContain(REASON);
  });

  test("is complete, and ends in time; refused, nothing is written", async () => {
    const child = nextCase();
    const before = await given(child);
    const wrong: [Record<string, unknown>, string, RegExp][] = [
      [{ validUntil: "2018-04-30T18:00:00Z" }, "TIME_INVALID", /validUntil/],
      [{ validUntil: "2018-05-31T00:00:00Z" }, "TIME_INVALID", /validUntil/],
      [{ receiverName: "  " }, "INPUT_INVALID", /receiverName/],
      [{ receiverName: "x".repeat(121) }, "INPUT_INVALID", /receiverName/],
      [{ receiverPlace: "" }, "INPUT_INVALID", /receiverPlace/],
      [{ escort: null }, "INPUT_INVALID", /escort/],
      [{ escort: null, requirements: ["SEAT_BESIDE_ESCORT"] }, "INPUT_INVALID", /escort/],
      [{ requirements: Array(5).fill("CALL_ON_ARRIVAL") }, "INPUT_INVALID", /requirements/],
      [{ occurredAt: "2018-05-02T00:00:00Z" }, "TIME_INVALID", /occurredAt/],
      [{ personId: "7" }, "ID_MALFORMED", /personId/],
      [{ personId: randomUUID() }, "NOT_FOUND", /personId/],
    ];
    for (const [change, code, field] of wrong) {
      const { codes, messages } = await grant(child, change);
      expect([change, codes, messages[0]]).toEqual([change, [code], expect.stringMatching(field)]);
    }
    expect((await withhold(child, { reason: "no" })).codes).toEqual(["REASON_MISSING"]);
    expect(await given(child)).toBe(before);
    expect((await grant(child, { escort: null, requirements: [] })).codes).toEqual([]);
  });

  test("is for the owner of the child's case, which is open; a no is said of any", async () => {
    const child = nextCase();
    const before = await given(child);
    const [adult] = fewPeople.people.filter((person) => !person.child);
    expect((await grant({ ...child, personId: adult?.id ?? "" })).codes).toEqual(["NOT_FOUND"]);
    const refer = {
      ...{ caseId: child.id, consentId: child.consentId, recipientAgency: "UNHCR" },
      ...{ service: "INTERNATIONAL_PROTECTION", sharedParts: ["IDENTITY"] },
    };
    await act(agency, unicef, "referChild", refer, "referral { id }");
    await transact(agency.db, (tx) =>
      tx.query("UPDATE child_case SET caseworker = ? WHERE id = ?", [stranger.sub, child.id]),
    );
    for (const say of [grant, withhold]) {
      expect((await say(child, {}, unhcr)).codes).toEqual(["FORBIDDEN"]);
      expect((await say(child, {}, stranger)).codes).toEqual(["FORBIDDEN"]);
      expect((await say(child, {}, { ...stranger, sub: "nobody" })).codes).toEqual(["NOT_FOUND"]);
      for (const role of ["iom-registrar", "transport-officer"] as const) {
        expect((await say(child, {}, viewerAs(role))).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
      }
    }
    expect(await given(child)).toBe(before);
    for (const status of ["IDENTIFIED", "CLOSED", "TRANSFERRED"]) {
      await transact(agency.db, (tx) => tx.query("UPDATE child_case SET status = ? WHERE id = ?", [status, child.id]));
      expect((await grant(child)).codes).toEqual(["STATE_INVALID"]);
      expect((await withhold(child)).codes).toEqual([]);
    }
  });
}
