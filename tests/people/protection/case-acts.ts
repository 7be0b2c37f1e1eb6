// A case is taken up, assigned, worked on, closed and taken up again, by those whose case it is.
import { randomUUID } from "node:crypto";
import { insertRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { ChildCaseConcern } from "../../../services/people/protection/case/concern.entity";
import { act, colleague, REASON, stranger, unicef, valueOf, type Desk, type OpenCase } from "./desks";

const FIELDS =
  "childCase { id status workflowState caseworker owningAgency risk protectionStatus openedAt assessedAt closedAt closureReason version steps { id kind caseworker note closureReason occurredAt } }";
const NOW = "2018-04-30T18:00:00.000Z";
const EARLIER = "2018-04-30T09:00:00.000Z";

/** Tests of the case as a whole. */
export function caseActs(desk: () => Desk): void {
  const run = (name: string, input: Record<string, unknown>, viewer: Viewer = unicef) =>
    act(desk().agency, viewer, name, input, FIELDS);
  const write = (sql: string, parameters: unknown[]) => transact(desk().agency.db, (tx) => tx.query(sql, parameters));
  const rowOf = async ({ id }: { id: string }) => {
    const [row] = await desk().agency.db.query<any[]>("SELECT * FROM child_case WHERE id = ?", [id]);
    return row;
  };
  const lettersAbout = async (personId: string) => {
    const rows = await desk().agency.db.query<{ kind: string; payload: string }[]>(
      "SELECT kind, payload FROM outbox WHERE about = ? ORDER BY recordedAt, kind",
      [personId],
    );
    return rows.map(({ kind, payload }) => ({ kind, ties: JSON.parse(payload).ties as any[] }));
  };
  /** A child without a case, whom the desk sees since it was agreed to. */
  const childWithout = async (): Promise<OpenCase> => {
    const child = desk().nextCase();
    await write("DELETE FROM child_case WHERE id = ?", [child.id]);
    await write("UPDATE person SET isAgeDisputed = 1 WHERE id = ?", [child.personId]);
    return child;
  };
  const nothingChanged = async (child: { id: string }, work: () => Promise<void>) => {
    const before = await rowOf(child);
    await work();
    expect(await rowOf(child)).toEqual(before);
  };
  const aNewOne = { protectionStatus: "SEPARATED", risk: "HIGH" };

  test("that was begun when the child was identified is taken up once, and others are told by whom", async () => {
    const child = desk().nextCase();
    await write("UPDATE child_case SET status = 'IDENTIFIED', workflowState = 'NEW', caseworker = NULL WHERE id = ?", [
      child.id,
    ]);
    const input = { personId: child.personId, risk: "HIGH", note: "Seen at the centre", occurredAt: EARLIER };
    const { payload, codes, id } = await run("openCase", input);
    expect(codes).toEqual([]);
    expect(payload.childCase).toMatchObject({ id: child.id, status: "OPEN", workflowState: "NEW", risk: "HIGH" });
    expect(payload.childCase).toMatchObject({ caseworker: unicef.sub, protectionStatus: "SEPARATED", version: 2 });
    expect(payload.childCase.steps).toMatchObject([{ id, kind: "OPENED", note: "Seen at the centre" }]);
    expect((await run("openCase", { ...input, id })).payload).toEqual(payload);
    expect((await run("openCase", { personId: child.personId })).codes).toEqual(["STATE_INVALID"]);
    const tie = { ...{ personId: child.personId, operation: "GAO-2018" }, beganAt: NOW, endedAt: null };
    const ties = [{ ...tie, kind: "CASEWORKER", holder: unicef.sub }];
    expect(await lettersAbout(child.personId)).toEqual([
      { kind: "ties-at-shelters", ties },
      { kind: "ties-at-transport", ties },
    ]);
  });

  test("is begun for a child who has none, by the agency of whoever opens it", async () => {
    const { personId } = await childWithout();
    const { payload, codes, id } = await run("openCase", { personId, ...aNewOne, caseworker: "boubacar" });
    expect(codes).toEqual([]);
    expect(payload.childCase).toMatchObject({ id, status: "OPEN", workflowState: "NEW", caseworker: "boubacar" });
    expect(payload.childCase).toMatchObject({ owningAgency: "UNICEF", openedAt: NOW, version: 1, ...aNewOne });
    expect((await run("openCase", { personId, ...aNewOne, id })).payload).toEqual(payload);
    const [{ ties } = { ties: [] }] = await lettersAbout(personId);
    expect(ties.map(({ kind, holder }) => [kind, holder])).toEqual([
      ["CASE_AGENCY", "UNICEF"],
      ["CASEWORKER", "boubacar"],
    ]);
    expect((await run("openCase", { personId, ...aNewOne })).codes).toEqual(["STATE_INVALID"]);
  });

  test("is one for each child, of ten desks that open it at once too", async () => {
    const { personId } = await childWithout();
    const answers = await Promise.all(Array.from({ length: 10 }, () => run("openCase", { personId, ...aNewOne })));
    expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(new Set(["STATE_INVALID"]));
    expect(Number(await valueOf(desk().agency, "SELECT COUNT(*) FROM child_case WHERE personId = ?", [personId]))).toBe(
      1,
    );
  });

  test("is not begun for who is grown up, not seen, or told of too little", async () => {
    const { personId } = await childWithout();
    const lacking = await run("openCase", { personId, risk: "LOW" });
    expect([lacking.codes, lacking.messages[0]]).toEqual([
      ["INPUT_INVALID"],
      expect.stringContaining("input.protectionStatus"),
    ]);
    for (const viewer of [stranger, { ...unicef, operations: ["AGADEZ-2018"] }])
      expect((await run("openCase", { personId, ...aNewOne }, viewer)).codes).toEqual(["NOT_FOUND"]);
    expect((await run("openCase", { personId: randomUUID(), ...aNewOne })).codes).toEqual(["NOT_FOUND"]);
    expect((await run("openCase", { personId: "7", ...aNewOne })).codes).toEqual(["ID_MALFORMED"]);
    const tomorrow = { occurredAt: "2018-05-01T18:00:00.000Z" };
    expect((await run("openCase", { personId, ...aNewOne, ...tomorrow })).codes).toEqual(["TIME_INVALID"]);
    await write("UPDATE person SET isAgeDisputed = 0 WHERE id = ?", [personId]);
    expect((await run("openCase", { personId, ...aNewOne })).codes).toEqual(["INPUT_INVALID"]);
    expect(Number(await valueOf(desk().agency, "SELECT COUNT(*) FROM child_case WHERE personId = ?", [personId]))).toBe(
      0,
    );
  });

  test("is not begun on sight through broken glass, which would last longer than the glass", async () => {
    const { personId } = await childWithout();
    const why = { personId, reason: "A child in danger was brought to us" };
    expect((await act(desk().agency, stranger, "breakGlass", why, "personId")).codes).toEqual([]);
    expect((await run("openCase", { personId, ...aNewOne }, stranger)).codes).toEqual(["FORBIDDEN"]);
  });

  test("is assigned by the agency that owns it, and others are told who works on it no more", async () => {
    const child = desk().nextCase();
    const { caseworker } = await rowOf(child);
    const { payload, codes, id } = await run("assignCase", { caseId: child.id, caseworker: " esther " }, colleague);
    expect([codes, payload.childCase.caseworker]).toEqual([[], "esther"]);
    expect(payload.childCase.steps[0]).toMatchObject({ id, kind: "ASSIGNED", caseworker: "esther" });
    const tie = { ...{ personId: child.personId, operation: "GAO-2018" }, beganAt: NOW, kind: "CASEWORKER" };
    expect((await lettersAbout(child.personId))[0]?.ties).toEqual([
      { ...tie, holder: caseworker, endedAt: NOW },
      { ...tie, holder: "esther", endedAt: null },
    ]);
    expect((await run("assignCase", { id, caseId: child.id, caseworker: "other" }, colleague)).payload).toEqual(
      payload,
    );
    await nothingChanged(child, async () => {
      const assigned = { ...stranger, sub: "esther" };
      expect((await run("assignCase", { caseId: child.id, caseworker: "friend" }, assigned)).codes).toEqual([
        "FORBIDDEN",
      ]);
      expect((await run("assignCase", { caseId: child.id, caseworker: " " })).codes).toEqual(["INPUT_INVALID"]);
      expect((await run("assignCase", { caseId: child.id, caseworker: "x".repeat(121) })).codes).toEqual([
        "INPUT_INVALID",
      ]);
    });
  });

  test("is assessed: who is with the child, the risk, and every concern in the place of those before", async () => {
    const child = desk().nextCase();
    await write("UPDATE child_case SET workflowState = 'NEW', assessedAt = NULL WHERE id = ?", [child.id]);
    await transact(desk().agency.db, (tx) =>
      insertRows(tx, ChildCaseConcern, [{ childCaseId: child.id, concern: "NEGLECT", code: "NEGLECT" }]),
    );
    const found = { protectionStatus: "UNACCOMPANIED", risk: "HIGH", concerns: ["CHILD_LABOUR", "OUT_OF_SCHOOL"] };
    const selection = `childCase { workflowState risk protectionStatus assessedAt protectionConcerns { code } }`;
    const input = { caseId: child.id, ...found, occurredAt: EARLIER };
    const { payload, codes } = await act(desk().agency, unicef, "assessCase", input, selection);
    expect(codes).toEqual([]);
    expect(payload.childCase).toEqual({
      ...{ workflowState: "ASSESSMENT", risk: "HIGH", protectionStatus: "UNACCOMPANIED", assessedAt: EARLIER },
      protectionConcerns: [{ code: "CHILD_LABOUR" }, { code: "OUT_OF_SCHOOL" }],
    });
    expect((await rowOf(child)).riskRank).toBe(1);
    await nothingChanged(child, async () => {
      const wrong = await run("assessCase", { ...input, concerns: ["CHILD_LABOUR", "Moussa Koné"] });
      expect([wrong.codes, wrong.messages]).toEqual([
        ["INPUT_INVALID"],
        ["input.concerns.1: is not a code of its list."],
      ]);
      const many = Array.from({ length: 51 }, () => "NEGLECT");
      expect((await run("assessCase", { ...input, concerns: many })).codes).toEqual(["INPUT_INVALID"]);
      const older = { ...input, occurredAt: "2018-04-30T08:00:00.000Z" };
      expect((await run("assessCase", older)).codes).toEqual(["TIME_INVALID"]);
    });
    const later = await run("assessCase", { ...input, risk: "LOW", concerns: [], occurredAt: NOW });
    expect(later.payload.childCase).toMatchObject({ risk: "LOW", assessedAt: NOW, workflowState: "ASSESSMENT" });
    const count = "SELECT COUNT(*) FROM child_case_concern WHERE childCaseId = ?";
    expect(Number(await valueOf(desk().agency, count, [child.id]))).toBe(0);
  });

  test("is closed for a reason with the care that lasts, and taken up again for another", async () => {
    const child = desk().nextCase();
    const { caseworker } = await rowOf(child);
    const input = { caseId: child.id, closureReason: "REUNIFIED", note: "With the mother since noon" };
    const closed = await run("closeCase", input, colleague);
    expect(closed.payload.childCase).toMatchObject({ status: "CLOSED", workflowState: "CLOSED", closedAt: NOW });
    expect(closed.payload.childCase).toMatchObject({ closureReason: "REUNIFIED", caseworker });
    const live = "SELECT COUNT(*) FROM care_placement WHERE childCaseId = ? AND endedAt IS NULL";
    expect(Number(await valueOf(desk().agency, live, [child.id]))).toBe(0);
    expect((await run("closeCase", { ...input, id: closed.id }, colleague)).payload).toEqual(closed.payload);

    const early = { occurredAt: EARLIER };
    await nothingChanged(child, async () => {
      expect((await run("reopenCase", { caseId: child.id, reason: "short" })).codes).toEqual(["REASON_MISSING"]);
      expect((await run("reopenCase", { caseId: child.id, reason: REASON, ...early })).codes).toEqual(["TIME_INVALID"]);
      // The story tells of a grown-up here.
      expect((await run("reopenCase", { caseId: child.id, reason: REASON })).codes).toEqual(["INPUT_INVALID"]);
    });
    await write("UPDATE person SET isAgeDisputed = 1 WHERE id = ?", [child.personId]);
    const open = await run("reopenCase", { caseId: child.id, reason: REASON });
    expect(open.payload.childCase).toMatchObject({ status: "OPEN", workflowState: "REOPENED", caseworker });
    expect(open.payload.childCase).toMatchObject({ closedAt: null, closureReason: null });
    const steps = open.payload.childCase.steps as { kind: string; note: string; closureReason: string | null }[];
    expect(steps.map(({ kind, note, closureReason }) => [kind, note, closureReason])).toEqual(
      expect.arrayContaining([
        ["REOPENED", REASON, null],
        ["CLOSED", "With the mother since noon", "REUNIFIED"],
      ]),
    );
    const told = (await lettersAbout(child.personId)).filter(({ kind }) => kind === "ties-at-shelters");
    const [ended, begun] = told.map(({ ties }) => ties.map(({ kind, endedAt }) => [kind, endedAt]));
    expect(ended).toEqual([
      ["CASE_AGENCY", NOW],
      ["CASEWORKER", NOW],
    ]);
    expect(begun).toEqual([
      ["CASE_AGENCY", null],
      ["CASEWORKER", null],
    ]);
  });

  test("is nobody's to change but theirs who work on it", async () => {
    const child = desk().nextCase();
    const acts: [string, Record<string, unknown>][] = [
      ["assignCase", { caseworker: "daouda" }],
      ["assessCase", { protectionStatus: "SEPARATED", risk: "LOW", concerns: [] }],
      ["planCase", {}],
      ["beginServices", {}],
      ["completeServices", {}],
      ["closeCase", { closureReason: "LOST_CONTACT" }],
      ["reopenCase", { reason: REASON }],
    ];
    const why = { personId: child.personId, reason: "A child in danger was brought to us" };
    await nothingChanged(child, async () => {
      for (const [name, input] of acts) {
        expect((await run(name, { caseId: child.id, ...input }, stranger)).codes).toEqual(["NOT_FOUND"]);
        const elsewhere = { ...unicef, operations: ["AGADEZ-2018"] };
        expect((await run(name, { caseId: child.id, ...input }, elsewhere)).codes).toEqual(["NOT_FOUND"]);
        expect((await run(name, { caseId: "7", ...input })).codes).toEqual(["ID_MALFORMED"]);
        const registrar: Viewer = { ...unicef, roles: ["iom-registrar"] };
        expect((await run(name, { caseId: child.id, ...input }, registrar)).codes).toEqual([
          "UNAUTHORIZED_FIELD_OR_TYPE",
        ]);
      }
      await act(desk().agency, stranger, "breakGlass", why, "personId");
      for (const [name, input] of acts)
        expect((await run(name, { caseId: child.id, ...input }, stranger)).codes).toEqual(["FORBIDDEN"]);
    });
  });

  test("of two who close it at once one does", async () => {
    const child = desk().nextCase();
    const input = { caseId: child.id, closureReason: "PLAN_COMPLETED" };
    const answers = await Promise.all([run("closeCase", input), run("closeCase", input, colleague)]);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(["STATE_INVALID"]);
    expect(await rowOf(child)).toMatchObject({ status: "CLOSED", version: 2 });
  });
}
