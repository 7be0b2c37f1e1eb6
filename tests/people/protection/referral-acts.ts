// Referring a child: on what, by whom, and what the recipient sees of it from when until when.
import { randomUUID } from "node:crypto";
import { clockAt } from "#kit/clock";
import { transact } from "#kit/transaction";
import { REFERRAL_STATES } from "../../../services/people/protection/referral/referral.rules";
import { askAs, viewerAs } from "../../access/ask-as";
import type { AgencyUnderTest } from "../../support/agency";
import { act, colleague, fewPeople, REASON, stranger, unhcr, unicef, valueOf, type Desk, type OpenCase } from "./desks";
import { stepsOf } from "../../support/steps";

const FIELDS = "referral { id status consent { id } overrideApprovedBy overrideReason revocationReason version }";
const PARTS = ["IDENTITY", "BEST_INTERESTS"];
const FILE = `query ($id: ID!) { person(id: $id) {
  givenName phone household { id } childCase { bestInterestsProcedures { id } careArrangement risk caseworker }
} }`;

/** Its tests, on the agency and the children that `desk` gives. */
export function referralActs(desk: () => Desk): void {
  let agency: AgencyUnderTest;
  let nextCase: () => OpenCase;

  beforeAll(() => {
    ({ agency, nextCase } = desk());
  });

  const refer = (child: OpenCase, change: Record<string, unknown> = {}, viewer = unicef) => {
    const rest = { recipientAgency: "UNHCR", service: "INTERNATIONAL_PROTECTION", sharedParts: PARTS };
    return act(
      agency,
      viewer,
      "referChild",
      { caseId: child.id, consentId: child.consentId, ...rest, ...change },
      FIELDS,
    );
  };
  const override = (child: OpenCase) => refer(child, { consentId: null, overrideReason: REASON });
  const step = (name: string, referralId: unknown, viewer = unhcr) => {
    const reason = /^re[jv]/.test(name) ? { reason: REASON } : {};
    return act(agency, viewer, name, { referralId, ...reason }, FIELDS);
  };
  const seen = async ({ personId }: OpenCase, viewer = unhcr) =>
    (await askAs(agency, { ...viewer, purpose: "ASSISTANCE" }, FILE, { id: personId })).data.person;
  const referrals = ({ id }: OpenCase) =>
    valueOf(agency, "SELECT COUNT(*) FROM referral WHERE childCaseId = ?", [id]).then(Number);

  test("shows its recipient the parts named and no others, until it is revoked, and then nothing at once", async () => {
    const child = nextCase();
    expect(await seen(child)).toBeNull();
    const { payload, codes, id } = await refer(child);
    expect([codes, payload.referral]).toMatchObject([[], { status: "IN_PROGRESS", consent: { id: child.consentId } }]);
    expect(await seen(child)).toEqual({
      givenName: expect.any(String),
      ...{ phone: null, household: null },
      childCase: { bestInterestsProcedures: expect.any(Array), careArrangement: null, risk: null, caseworker: null },
    });
    expect(await seen(child, stranger)).toBeNull();
    expect((await step("acceptReferral", id)).payload.referral.status).toBe("ACCEPTED");
    const revoked = await step("revokeReferral", id, unicef);
    expect(revoked.payload.referral).toMatchObject({ status: "REVOKED", revocationReason: REASON, version: 3 });
    expect(await seen(child)).toBeNull();
    const LIST =
      '{ operation(code: "GAO-2018") { referralsReceived { edges { node { id status revocationReason person { id } } } } } }';
    const { data } = await askAs(agency, { ...unhcr, purpose: "ASSISTANCE" }, LIST);
    const nodes = data.operation.referralsReceived.edges.map(({ node }: any) => node);
    expect(nodes.find((node: any) => node.id === id)).toEqual({
      ...{ id, status: "REVOKED", revocationReason: null, person: null },
    });
  });

  test("sent again is the same act, whatever became of it, and its id is nobody else's", async () => {
    const child = nextCase();
    const before = await referrals(child);
    const id = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => refer(child, { id })));
    expect(sent.map(({ codes }) => codes)).toEqual([[], [], []]);
    expect(await referrals(child)).toBe(before + 1);
    expect((await refer(child, { id }, colleague)).codes).toEqual(["ID_TAKEN"]);
    const accept = { id: randomUUID(), referralId: id };
    const first = await act(agency, unhcr, "acceptReferral", accept, FIELDS);
    expect(await act(agency, unhcr, "acceptReferral", accept, FIELDS)).toEqual(first);
    await step("revokeReferral", id, unicef);
    expect((await refer(child, { id })).payload.referral.status).toBe("REVOKED");
    await transact(agency.db, (tx) => tx.query("DELETE FROM act WHERE id = ?", [id]));
    expect((await refer(child, { id })).codes).toEqual(["ID_TAKEN"]);
  });

  test("needs a consent and an agreement that cover it, words, and a recipient; refused, nothing is written", async () => {
    const child = nextCase();
    const other = nextCase();
    const before = await referrals(child);
    const vital = await valueOf(
      agency,
      "SELECT c.id FROM child_case c JOIN consent k ON k.personId = c.personId WHERE k.legalBasis = 'VITAL_INTERESTS'",
    );
    const vitalConsent = await valueOf(
      agency,
      "SELECT k.id FROM child_case c JOIN consent k ON k.personId = c.personId WHERE c.id = ? AND k.legalBasis = 'VITAL_INTERESTS'",
      [vital],
    );
    const assistance = await valueOf(agency, "SELECT id FROM consent WHERE personId = ? AND purpose = 'ASSISTANCE'", [
      child.personId,
    ]);
    const wrong: [Record<string, unknown>, string, RegExp][] = [
      [{ consentId: other.consentId }, "CONSENT_MISSING", /consentId/],
      [{ consentId: randomUUID() }, "CONSENT_MISSING", /consentId/],
      [{ caseId: vital, consentId: vitalConsent }, "CONSENT_MISSING", /consentId/],
      [{ consentId: assistance }, "CONSENT_MISSING", /ASSISTANCE/],
      [{ recipientAgency: "CICR" }, "CONSENT_MISSING", /recipient/],
      [{ sharedParts: ["IDENTITY", "CONTACT"] }, "CONSENT_MISSING", /CONTACT/],
      [{ recipientAgency: "IOM" }, "AGREEMENT_MISSING", /IDENTITY/],
      [{ recipientAgency: "UNICEF" }, "INPUT_INVALID", /recipientAgency/],
      [{ recipientAgency: " " }, "INPUT_INVALID", /recipientAgency/],
      [{ recipientAgency: "x".repeat(81) }, "INPUT_INVALID", /recipientAgency/],
      [{ sharedParts: [] }, "INPUT_INVALID", /sharedParts/],
      [{ sharedParts: Array(8).fill("IDENTITY") }, "INPUT_INVALID", /sharedParts/],
      [{ overrideReason: REASON }, "INPUT_INVALID", /either/],
      [{ consentId: null }, "INPUT_INVALID", /either/],
      [{ consentId: null, overrideReason: "  because  " }, "REASON_MISSING", /overrideReason/],
      [{ consentId: null, overrideReason: "x".repeat(2001) }, "INPUT_INVALID", /overrideReason/],
      [{ consentId: "7" }, "ID_MALFORMED", /consentId/],
      [{ caseId: randomUUID() }, "NOT_FOUND", /caseId/],
      [{ occurredAt: "2018-05-02T00:00:00Z" }, "TIME_INVALID", /occurredAt/],
    ];
    for (const [change, code, field] of wrong) {
      const { codes, messages } = await refer(child, change);
      expect([change, codes, messages[0]]).toEqual([change, [code], expect.stringMatching(field)]);
    }
    await transact(agency.db, (tx) => tx.query("UPDATE child_case SET status = 'CLOSED' WHERE id = ?", [other.id]));
    expect((await refer(other)).codes).toEqual(["STATE_INVALID"]);
    expect(await referrals(child)).toBe(before);
  });

  test("is made and taken back by who works on the case, and answered by the agency that was asked", async () => {
    const child = nextCase();
    expect((await refer(child, {}, stranger)).codes).toEqual(["NOT_FOUND"]);
    expect((await refer(child, {}, viewerAs("iom-registrar"))).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
    expect((await refer(child, {}, { ...unicef, operations: ["AGADEZ-2018"] })).codes).toEqual(["NOT_FOUND"]);
    const { id } = await refer(child);
    // The recipient sees the case now, and refers nobody out of it.
    expect((await refer(child, { recipientAgency: "CICR" }, unhcr)).codes).toEqual(["FORBIDDEN"]);
    for (const name of ["acceptReferral", "rejectReferral", "completeReferral"]) {
      expect((await step(name, id, unicef)).codes).toEqual(["FORBIDDEN"]);
      expect((await step(name, id, stranger)).codes).toEqual(["NOT_FOUND"]);
      expect((await step(name, id, viewerAs("iom-registrar", { agency: "UNHCR" }))).codes).toEqual(["NOT_FOUND"]);
      expect((await step(name, id, viewerAs("shelter-manager"))).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
    }
    expect((await step("revokeReferral", id, unhcr)).codes).toEqual(["FORBIDDEN"]);
    expect((await step("revokeReferral", id, stranger)).codes).toEqual(["NOT_FOUND"]);
    expect(await valueOf(agency, "SELECT status FROM referral WHERE id = ?", [id])).toBe("IN_PROGRESS");
    for (const name of ["rejectReferral", "revokeReferral"]) {
      const input = { referralId: id, reason: "no" };
      expect((await act(agency, name === "rejectReferral" ? unhcr : unicef, name, input, FIELDS)).codes).toEqual([
        "REASON_MISSING",
      ]);
    }
  });

  test("without consent shares nothing until a second person agrees, who is not the same under another agency", async () => {
    const child = nextCase();
    const { id, payload } = await override(child);
    expect(payload.referral).toMatchObject({ consent: null, overrideReason: REASON, overrideApprovedBy: null });
    expect(await seen(child)).toBeNull();
    expect((await step("acceptReferral", id)).codes).toEqual(["NOT_FOUND"]);
    const approve = (viewer: typeof unicef) => step("approveReferralOverride", id, viewer);
    expect((await approve(unicef)).codes).toEqual(["SECOND_PERSON_NEEDED"]);
    expect((await approve(unhcr)).codes).toEqual(["NOT_FOUND"]);
    const assign = (caseworker: string) =>
      transact(agency.db, (tx) =>
        tx.query("UPDATE child_case SET caseworker = ? WHERE id = ?", [caseworker, child.id]),
      );
    await assign(unicef.sub);
    expect((await approve({ ...unicef, agency: stranger.agency })).codes).toEqual(["SECOND_PERSON_NEEDED"]);
    await assign(stranger.sub);
    expect((await approve(stranger)).codes).toEqual(["FORBIDDEN"]);
    expect((await refer(child, { consentId: null, overrideReason: REASON }, stranger)).codes).toEqual(["FORBIDDEN"]);
    expect(await seen(child)).toBeNull();
    expect((await approve(colleague)).payload.referral.overrideApprovedBy).toBe(colleague.sub);
    expect(await seen(child)).toMatchObject({ givenName: expect.any(String) });
    expect((await approve(colleague)).codes).toEqual(["STATE_INVALID"]);
    // What the sender wrote for its own file is not one of the parts.
    expect((await step("acceptReferral", id)).payload.referral).toMatchObject({ overrideReason: null });
  });

  test("that is taken back before the second person agreed cannot be agreed to, nor one that rests on consent", async () => {
    const child = nextCase();
    const { id } = await override(child);
    await step("revokeReferral", id, unicef);
    expect((await step("approveReferralOverride", id, colleague)).codes).toEqual(["STATE_INVALID"]);
    const consented = await refer(child);
    expect((await step("approveReferralOverride", consented.id, colleague)).codes).toEqual(["STATE_INVALID"]);
  });

  test("shows nothing any more, and is not taken on, once the consent's last day is over", async () => {
    const child = nextCase();
    const { id } = await refer(child);
    const later = clockAt("2020-01-01T00:00:00Z");
    const change = ({ viewer, request }: any) => agency.contextOf(viewer, request, later);
    const { data } = await askAs(agency, unhcr, FILE, { id: child.personId }, change);
    expect(data.person).toBeNull();
    const { codes } = await act(agency, unhcr, "acceptReferral", { referralId: id }, FIELDS, change);
    expect(codes).toEqual(["CONSENT_MISSING"]);
    expect(await valueOf(agency, "SELECT status FROM referral WHERE id = ?", [id])).toBe("IN_PROGRESS");
  });

  test("is never live on a consent that is withdrawn at the same time, whichever comes first", async () => {
    const withdraw = ({ consentId }: OpenCase) =>
      askAs(agency, unicef, "mutation ($id: ID!) { withdrawConsent(input: { consentId: $id }) { consent { id } } }", {
        id: consentId,
      });
    const told = new Set<string>();
    for (const order of [0, 1, 0, 1, 0, 1]) {
      const child = nextCase();
      const waiting = await refer(child);
      const both = [() => refer(child), () => withdraw(child), () => step("acceptReferral", waiting.id)];
      const asked = order === 0 ? both : [...both].reverse();
      const answers = await Promise.all(asked.map((ask) => ask()));
      for (const { codes } of answers) told.add(codes.join());
      const live = "status IN ('IN_PROGRESS', 'ACCEPTED')";
      const sql = `SELECT COUNT(*) FROM referral WHERE childCaseId = ? AND consentId IS NOT NULL AND ${live}`;
      const rest = "AND EXISTS (SELECT 1 FROM consent k WHERE k.id = referral.consentId AND k.withdrawnAt IS NOT NULL)";
      expect(Number(await valueOf(agency, `${sql} ${rest}`, [child.id]))).toBe(0);
      expect(await seen(child)).toBeNull();
      expect((await refer(child)).codes).toEqual(["CONSENT_MISSING"]);
    }
    expect([...told].filter((codes) => !["", "CONSENT_MISSING", "STATE_INVALID"].includes(codes))).toEqual([]);
  });

  test("of a grown-up is IOM's to make, on consent, and has no parts of a case", async () => {
    const registrar = viewerAs("iom-registrar");
    const [adult] = fewPeople.people.filter(({ child }) => !child);
    const [child] = fewPeople.people.filter((person) => person.child);
    const wordingId = await valueOf(
      agency,
      "SELECT id FROM consent_wording WHERE purpose = 'INTERNATIONAL_PROTECTION'",
    );
    const given = {
      ...{ personId: adult?.id, purpose: "INTERNATIONAL_PROTECTION", recipientAgencies: ["UNHCR"], wordingId },
      ...{ dataCategories: ["IDENTITY", "CONTACT"], givenBy: "INDIVIDUAL", language: "fra", method: "SIGNATURE" },
    };
    const recorded = await act(agency, registrar, "recordConsent", given, "consent { id }");
    expect(recorded.messages).toEqual([]);
    const input = {
      ...{ personId: adult?.id, consentId: recorded.id, recipientAgency: "UNHCR" },
      ...{ service: "INTERNATIONAL_PROTECTION", sharedParts: ["IDENTITY", "CONTACT"] },
    };
    const referPerson = (change = {}, viewer = registrar) =>
      act(agency, viewer, "referPerson", { ...input, ...change }, FIELDS);
    // The agreement with UNHCR on asylum was for two weeks, which are over.
    expect((await referPerson()).codes).toEqual(["AGREEMENT_MISSING"]);
    await transact(agency.db, (tx) =>
      tx.query("UPDATE sharing_agreement SET expiresOn = NULL WHERE purpose = 'INTERNATIONAL_PROTECTION'"),
    );
    expect((await referPerson({ sharedParts: ["TRACING"] })).codes).toEqual(["INPUT_INVALID"]);
    expect((await referPerson({ personId: child?.id })).codes).toEqual(["INPUT_INVALID"]);
    expect((await referPerson({ personId: randomUUID() })).codes).toEqual(["NOT_FOUND"]);
    expect((await referPerson({}, unicef)).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
    const { id, codes } = await referPerson();
    expect(codes).toEqual([]);
    const shown = await askAs(agency, { ...unhcr, purpose: "ASSISTANCE" }, FILE, { id: adult?.id });
    expect(shown.data.person).toMatchObject({ givenName: adult?.givenName, household: null });
    expect((await step("revokeReferral", id, viewerAs("iom-registrar", { agency: "Elsewhere" }))).codes).toEqual([
      "FORBIDDEN",
    ]);
    expect((await step("acceptReferral", id)).payload.referral.status).toBe("ACCEPTED");
    expect((await step("revokeReferral", id, registrar)).payload.referral.status).toBe("REVOKED");
  });

  const BY = {
    ACCEPTED: "acceptReferral",
    REJECTED: "rejectReferral",
    REVOKED: "revokeReferral",
    DONE: "completeReferral",
  };
  const WAYS: Record<string, (keyof typeof BY)[]> = {
    ...{ IN_PROGRESS: [], ACCEPTED: ["ACCEPTED"], REJECTED: ["REJECTED"], REVOKED: ["REVOKED"] },
    DONE: ["ACCEPTED", "DONE"],
  };
  const steps = Object.entries(REFERRAL_STATES).flatMap(([from, next]) =>
    (Object.keys(BY) as (keyof typeof BY)[]).map((to) => ({ from, to, isLegal: next.includes(to) })),
  );

  const tried = stepsOf("a referral");
  test(`takes each of the ${String(steps.length)} steps from state to state exactly where the table has it`, async () => {
    expect(steps.filter(({ isLegal }) => isLegal)).toHaveLength(5);
    const child = nextCase();
    const take = (to: keyof typeof BY, id: unknown) => step(BY[to], id, to === "REVOKED" ? unicef : unhcr);
    for (const { from, to, isLegal } of steps) {
      const { id } = await refer(child);
      for (const state of WAYS[from] ?? []) expect((await take(state, id)).codes).toEqual([]);
      const row = () => agency.db.query<unknown[]>("SELECT * FROM referral WHERE id = ?", [id]);
      const before = await row();
      const { codes, payload } = await take(to, id);
      expect([from, to, codes]).toEqual([from, to, isLegal ? [] : ["STATE_INVALID"]]);
      if (isLegal) expect(payload.referral.status).toBe(to);
      else expect(await row()).toEqual(before);
      tried(isLegal);
    }
  });
}
