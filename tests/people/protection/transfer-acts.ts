// Handing a case over: it changes hands when it is accepted, once, and both sides know what became of it.
import { randomUUID } from "node:crypto";
import { clockAt } from "#kit/clock";
import { transact } from "#kit/transaction";
import { CASE_TRANSFER_STATES } from "../../../services/people/protection/transfer/transfer.rules";
import { askAs, viewerAs } from "../../access/ask-as";
import type { AgencyUnderTest } from "../../support/agency";
import { act, colleague, REASON, stranger, unhcr, unicef, valueOf, type Desk, type OpenCase } from "./desks";
import { stepsOf } from "../../support/steps";

const FIELDS = "transfer { id status fromAgency toAgency reason rejectionReason revocationReason acceptedAt version }";
const NOW = "2018-04-30T18:00:00.000Z";

/** Its tests, on the agency and the children that `desk` gives. */
export function transferActs(desk: () => Desk): void {
  let agency: AgencyUnderTest;
  let nextCase: () => OpenCase;

  beforeAll(() => {
    ({ agency, nextCase } = desk());
  });

  const offer = ({ id: caseId, consentId }: OpenCase, change: Record<string, unknown> = {}, viewer = unicef) =>
    act(agency, viewer, "transferCase", { caseId, consentId, toAgency: "UNHCR", reason: REASON, ...change }, FIELDS);
  const step = (name: string, transferId: unknown, viewer = unhcr, rest: Record<string, unknown> = {}) => {
    const reason = /^re[jv]/.test(name) ? { reason: REASON } : {};
    return act(agency, viewer, name, { transferId, ...reason, ...rest }, FIELDS);
  };
  const caseRow = async ({ id }: OpenCase) => {
    const sql = "SELECT owningAgency, caseworker, status FROM child_case WHERE id = ?";
    const [row] = await agency.db.query<{ owningAgency: string; caseworker: string | null; status: string }[]>(sql, [
      id,
    ]);
    return row;
  };
  const write = (sql: string, parameters: unknown[]) => transact(agency.db, (tx) => tx.query(sql, parameters));
  const transfersOf = ({ id }: OpenCase) =>
    valueOf(agency, "SELECT COUNT(*) FROM case_transfer WHERE childCaseId = ?", [id]).then(Number);

  test("moves the case when it is accepted and not before, and the new owner has an open case", async () => {
    const child = nextCase();
    const before = await caseRow(child);
    const FILE =
      "query ($id: ID!) { person(id: $id) { givenName childCase { status caseworker transfers { status } } } }";
    const file = async (viewer: typeof unhcr) =>
      (await askAs(agency, { ...viewer, purpose: "ASSISTANCE" }, FILE, { id: child.personId })).data.person;
    const { payload, codes, id } = await offer(child);
    expect([codes, payload.transfer]).toMatchObject([[], { status: "IN_PROGRESS", reason: REASON, acceptedAt: null }]);
    expect([await caseRow(child), await file(unhcr)]).toEqual([before, null]);

    const accepted = await step("acceptTransfer", id);
    expect(accepted.payload.transfer).toMatchObject({ status: "ACCEPTED", acceptedAt: NOW, version: 2 });
    expect(await caseRow(child)).toEqual({ owningAgency: "UNHCR", caseworker: unhcr.sub, status: "OPEN" });
    expect(await file(unhcr)).toEqual({
      givenName: expect.any(String),
      childCase: { status: "OPEN", caseworker: unhcr.sub, transfers: [{ status: "ACCEPTED" }] },
    });
    expect(await file(unicef)).toBeNull();
    // The new owner's desk works in it; the old one's does not any more.
    expect((await offer(child)).codes).toEqual(["NOT_FOUND"]);
    for (const viewer of [unicef, unhcr]) {
      const LIST = '{ operation(code: "GAO-2018") { caseTransfers { edges { node { id status acceptedAt } } } } }';
      const { data } = await askAs(agency, viewer, LIST);
      const nodes = data.operation.caseTransfers.edges.map(({ node }: any) => node);
      expect(nodes).toContainEqual({ id, status: "ACCEPTED", acceptedAt: NOW });
    }
  });

  test("tells the agencies whose rows depend on it who works with the child now", async () => {
    const child = nextCase();
    const { caseworker } = (await caseRow(child)) ?? {};
    const { id } = await offer(child);
    const letters = () =>
      agency.db.query<{ kind: string; payload: string }[]>("SELECT kind, payload FROM outbox WHERE about = ?", [
        child.personId,
      ]);
    expect(await letters()).toEqual([]);
    await step("acceptTransfer", id, unhcr, { caseworker: "esther" });
    const told = await letters();
    expect(told.map(({ kind }) => kind).sort()).toEqual(["ties-at-shelters", "ties-at-transport"]);
    const tie = { personId: child.personId, operation: "GAO-2018", beganAt: NOW };
    for (const { payload } of told) {
      expect(JSON.parse(payload)).toEqual({
        ties: [
          { ...tie, kind: "CASE_AGENCY", holder: "UNICEF", endedAt: NOW },
          { ...tie, kind: "CASEWORKER", holder: caseworker, endedAt: NOW },
          { ...tie, kind: "CASE_AGENCY", holder: "UNHCR", endedAt: null },
          { ...tie, kind: "CASEWORKER", holder: "esther", endedAt: null },
        ],
      });
    }
  });

  test("goes back to the sender where it is revoked before the handover is over, and not after", async () => {
    const child = nextCase();
    const { id } = await offer(child);
    await step("acceptTransfer", id);
    const revoked = await step("revokeTransfer", id, colleague);
    expect(revoked.payload.transfer).toMatchObject({ status: "REVOKED", revocationReason: REASON });
    expect(await caseRow(child)).toEqual({ owningAgency: "UNICEF", caseworker: colleague.sub, status: "OPEN" });
    const again = await offer(child);
    await step("acceptTransfer", again.id);
    await step("completeTransfer", again.id);
    expect((await step("revokeTransfer", again.id, unicef)).codes).toEqual(["STATE_INVALID"]);
    expect(await caseRow(child)).toMatchObject({ owningAgency: "UNHCR", status: "OPEN" });
  });

  test("that is continued elsewhere leaves the case TRANSFERRED", async () => {
    const child = nextCase();
    const { id } = await offer(child);
    await step("acceptTransfer", id);
    const done = await step("completeTransfer", id, unhcr, { isContinuedElsewhere: true });
    expect(done.payload.transfer.status).toBe("DONE");
    expect(await caseRow(child)).toMatchObject({ owningAgency: "UNHCR", status: "TRANSFERRED" });
  });

  test("is one at a time for a case, and one of two who accept or revoke at once wins", async () => {
    const child = nextCase();
    const offered = await Promise.all([offer(child), offer(child, {}, colleague), offer(child)]);
    expect(offered.map(({ codes }) => codes.join()).sort()).toEqual(["", "STATE_INVALID", "STATE_INVALID"]);
    expect(await transfersOf(child)).toBe(1);
    const id = offered.find(({ codes }) => codes.length === 0)?.id;
    const accepted = await Promise.all(
      [unhcr, { ...unhcr, sub: "esther" }].map((viewer) => step("acceptTransfer", id, viewer)),
    );
    expect(accepted.map(({ codes }) => codes.join()).sort()).toEqual(["", "STATE_INVALID"]);
    const winner = accepted[0]?.codes.length === 0 ? unhcr.sub : "esther";
    expect(await caseRow(child)).toEqual({ owningAgency: "UNHCR", caseworker: winner, status: "OPEN" });
    await Promise.all([step("completeTransfer", id), step("revokeTransfer", id, unicef)]);
    const status = await valueOf(agency, "SELECT status FROM case_transfer WHERE id = ?", [id]);
    const owner = status === "DONE" ? "UNHCR" : "UNICEF";
    expect([status, (await caseRow(child))?.owningAgency]).toEqual([expect.stringMatching(/DONE|REVOKED/), owner]);
  });

  test("sent again is the same act, also by who does not see the case any more", async () => {
    const child = nextCase();
    const id = randomUUID();
    const first = await offer(child, { id });
    expect(await offer(child, { id })).toEqual(first);
    const accept = { id: randomUUID() };
    const accepted = await step("acceptTransfer", id, unhcr, accept);
    expect(await step("acceptTransfer", id, unhcr, accept)).toEqual(accepted);
    expect(await offer(child, { id })).toMatchObject({ codes: [], payload: { transfer: { status: "ACCEPTED" } } });
    expect(await transfersOf(child)).toBe(1);
    expect((await offer(nextCase(), { id }, colleague)).codes).toEqual(["ID_TAKEN"]);
  });

  test("needs an open case of the agency, a reason, and a consent and an agreement that cover the file", async () => {
    const child = nextCase();
    const other = nextCase();
    const wrong: [Record<string, unknown>, string, RegExp][] = [
      [{ consentId: other.consentId }, "CONSENT_MISSING", /consentId/],
      [{ toAgency: "CICR" }, "CONSENT_MISSING", /recipient/],
      [{ toAgency: "IOM" }, "AGREEMENT_MISSING", /IDENTITY/],
      [{ toAgency: "UNICEF" }, "INPUT_INVALID", /toAgency/],
      [{ toAgency: "" }, "INPUT_INVALID", /toAgency/],
      [{ reason: "no" }, "REASON_MISSING", /reason/],
      [{ reason: "x".repeat(2001) }, "INPUT_INVALID", /reason/],
      [{ caseId: randomUUID() }, "NOT_FOUND", /caseId/],
      [{ caseId: "7" }, "ID_MALFORMED", /caseId/],
      [{ occurredAt: "2018-05-02T00:00:00Z" }, "TIME_INVALID", /occurredAt/],
    ];
    for (const [change, code, field] of wrong) {
      const { codes, messages } = await offer(child, change);
      expect([change, codes, messages[0]]).toEqual([change, [code], expect.stringMatching(field)]);
    }
    for (const status of ["IDENTIFIED", "CLOSED", "TRANSFERRED"]) {
      await write("UPDATE child_case SET status = ? WHERE id = ?", [status, other.id]);
      expect((await offer(other)).codes).toEqual(["STATE_INVALID"]);
    }
    // Somebody of another agency to whom the case is assigned works on it, and does not give it away.
    await write("UPDATE child_case SET caseworker = ? WHERE id = ?", [stranger.sub, child.id]);
    expect((await offer(child, {}, stranger)).codes).toEqual(["FORBIDDEN"]);
    expect((await offer(child, {}, unhcr)).codes).toEqual(["NOT_FOUND"]);
    expect((await offer(child, {}, viewerAs("iom-registrar"))).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
    expect([await transfersOf(child), await transfersOf(other)]).toEqual([0, 0]);
  });

  test("is answered by the agency that was asked and revoked by the one that asked", async () => {
    const child = nextCase();
    const before = await caseRow(child);
    const { id } = await offer(child);
    for (const name of ["acceptTransfer", "rejectTransfer", "completeTransfer"]) {
      expect((await step(name, id, unicef)).codes).toEqual(["FORBIDDEN"]);
      expect((await step(name, id, stranger)).codes).toEqual(["NOT_FOUND"]);
      expect((await step(name, id, viewerAs("clinician", { agency: "UNHCR" }))).codes).toEqual([
        "UNAUTHORIZED_FIELD_OR_TYPE",
      ]);
    }
    expect((await step("revokeTransfer", id, unhcr)).codes).toEqual(["FORBIDDEN"]);
    expect((await step("revokeTransfer", id, stranger)).codes).toEqual(["NOT_FOUND"]);
    expect((await step("rejectTransfer", id, unhcr, { reason: "no" })).codes).toEqual(["REASON_MISSING"]);
    expect((await step("acceptTransfer", id, unhcr, { caseworker: "x".repeat(121) })).codes).toEqual(["INPUT_INVALID"]);
    expect(await valueOf(agency, "SELECT status FROM case_transfer WHERE id = ?", [id])).toBe("IN_PROGRESS");
    expect(await caseRow(child)).toEqual(before);
  });

  test("is not accepted of a case that was closed meanwhile, nor on a consent that ended", async () => {
    const closed = nextCase();
    const { id } = await offer(closed);
    await write("UPDATE child_case SET status = 'CLOSED' WHERE id = ?", [closed.id]);
    expect((await step("acceptTransfer", id)).codes).toEqual(["STATE_INVALID"]);
    expect(await valueOf(agency, "SELECT status FROM case_transfer WHERE id = ?", [id])).toBe("IN_PROGRESS");

    const [withdrawn, expired] = [nextCase(), nextCase()];
    const [first, second] = [await offer(withdrawn), await offer(expired)];
    const WITHDRAW = "mutation ($id: ID!) { withdrawConsent(input: { consentId: $id }) { consent { id } } }";
    await askAs(agency, unicef, WITHDRAW, { id: withdrawn.consentId });
    expect((await step("acceptTransfer", first.id)).codes).toEqual(["STATE_INVALID"]);
    expect((await offer(withdrawn)).codes).toEqual(["CONSENT_MISSING"]);
    const later = clockAt("2020-01-01T00:00:00Z");
    const accept = { transferId: second.id };
    const told = await act(agency, unhcr, "acceptTransfer", accept, FIELDS, ({ viewer, request }) =>
      agency.contextOf(viewer, request, later),
    );
    expect(told.codes).toEqual(["CONSENT_MISSING"]);
    expect((await caseRow(expired))?.owningAgency).toBe("UNICEF");
  });

  const BY = {
    ACCEPTED: "acceptTransfer",
    REJECTED: "rejectTransfer",
    REVOKED: "revokeTransfer",
    DONE: "completeTransfer",
  };
  const WAYS: Record<string, (keyof typeof BY)[]> = {
    ...{ IN_PROGRESS: [], ACCEPTED: ["ACCEPTED"], REJECTED: ["REJECTED"], REVOKED: ["REVOKED"] },
    DONE: ["ACCEPTED", "DONE"],
  };
  const steps = Object.entries(CASE_TRANSFER_STATES).flatMap(([from, next]) =>
    (Object.keys(BY) as (keyof typeof BY)[]).map((to) => ({ from, to, isLegal: next.includes(to) })),
  );

  const tried = stepsOf("a transfer");
  test(`takes each of the ${String(steps.length)} steps from state to state exactly where the table has it`, async () => {
    expect(steps.filter(({ isLegal }) => isLegal)).toHaveLength(5);
    const child = nextCase();
    const take = (to: keyof typeof BY, id: unknown) => step(BY[to], id, to === "REVOKED" ? unicef : unhcr);
    for (const { from, to, isLegal } of steps) {
      await write("UPDATE case_transfer SET liveCaseId = NULL WHERE childCaseId = ?", [child.id]);
      await write("UPDATE child_case SET owningAgency = 'UNICEF' WHERE id = ?", [child.id]);
      const { id } = await offer(child);
      for (const state of WAYS[from] ?? []) expect((await take(state, id)).codes).toEqual([]);
      const rows = async () => [
        await agency.db.query<unknown[]>("SELECT * FROM case_transfer WHERE id = ?", [id]),
        await caseRow(child),
      ];
      const before = await rows();
      const { codes, payload } = await take(to, id);
      expect([from, to, codes]).toEqual([from, to, isLegal ? [] : ["STATE_INVALID"]]);
      if (isLegal) expect(payload.transfer.status).toBe(to);
      else expect(await rows()).toEqual(before);
      tried(isLegal);
    }
  });
}
