// What desks write inside a case: follow-ups, best-interests procedures, searches for the family, and incidents.
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { ChildCase } from "../../../services/people/protection/case/case.entity";
import { TracingRequest } from "../../../services/people/protection/tracing/tracing.entity";
import { TRACING_REQUEST_STATES } from "../../../services/people/protection/tracing/tracing.rules";
import { askAs } from "../../access/ask-as";
import { act, colleague, stranger, unhcr, unicef, valueOf, type Desk, type OpenCase } from "./desks";
import { stepsOf } from "../../support/steps";

const NOW = "2018-04-30T18:00:00.000Z";
const EARLIER = "2018-04-30T09:00:00.000Z";
const TABLES = ["case_follow_up", "best_interests_procedure", "tracing_request", "incident", "incident_staff"];
const FIELDS: Record<string, string> = {
  FollowUp: "followUp { id kind dueOn madeAt wasChildSeen note occurredAt }",
  BestInterests: "procedure { id kind concludedOn outcome childWishes reviewOn version }",
  Tracing: "tracingRequest { id status soughtName soughtRelation lastKnownPlace tracingAgency changedAt }",
  Incident: "incident { id kind narrative occurredAt }",
};

/** Each act that makes a record, with an input that is right. */
const NEW: [name: string, input: Record<string, unknown>][] = [
  ["planFollowUp", { kind: "VISIT", dueOn: "2018-05-03" }],
  ["recordFollowUp", { kind: "CALL", wasChildSeen: true }],
  ["recordBestInterests", { kind: "BIA" }],
  ["requestTracing", { soughtName: "Aminata Keïta", soughtRelation: "MOTHER", tracingAgency: "CICR" }],
  ["recordIncident", { kind: "TRAFFICKING", narrative: "Told in confidence" }],
];

/** Tests of what is inside a case. */
export function recordActs(desk: () => Desk): void {
  const run = (name: string, input: Record<string, unknown>, viewer: Viewer = unicef) => {
    const of = Object.keys(FIELDS).find((key) => name.endsWith(key)) ?? "";
    return act(desk().agency, viewer, name, input, FIELDS[of] ?? "");
  };
  const first = (payload: any): any => Object.values(payload ?? {})[0];
  const count = async () => {
    const counts = TABLES.map((table) => valueOf(desk().agency, `SELECT COUNT(*) FROM ${table}`));
    return (await Promise.all(counts)).map(Number);
  };
  const close = ({ id }: OpenCase, closedAt: string) =>
    transact(desk().agency.db, (tx) =>
      tx.update(ChildCase, { id }, {
        status: "CLOSED",
        workflowState: "CLOSED",
        closedAt: new Date(closedAt),
      } as never),
    );
  /** Each of these is refused with its code, and nothing is written. */
  const refused = async (name: string, input: Record<string, unknown>, changes: [object, string][]) => {
    const before = await count();
    for (const [change, code] of changes) {
      const { codes } = await run(name, { ...input, ...change });
      expect([name, change, codes]).toEqual([name, change, [code]]);
    }
    expect(await count()).toEqual(before);
  };

  test.each(NEW)("%s writes one record, and sent again the same", async (name, input) => {
    const child = desk().nextCase();
    const { payload, codes, id } = await run(name, { caseId: child.id, ...input });
    expect([codes, first(payload).id]).toEqual([[], id]);
    const before = await count();
    const again = await run(name, { caseId: child.id, ...input, id });
    expect([again.codes, again.payload]).toEqual([[], payload]);
    expect(await count()).toEqual(before);
  });

  test.each(NEW)("%s is for those who work on the case, while somebody does", async (name, input) => {
    const child = desk().nextCase();
    const whole = { caseId: child.id, ...input };
    await refused(name, whole, [
      [{ caseId: "7" }, "ID_MALFORMED"],
      [{ occurredAt: "2018-05-02T00:00:00.000Z" }, "TIME_INVALID"],
    ]);
    for (const viewer of [stranger, unhcr, { ...unicef, operations: ["AGADEZ-2018"] }])
      expect((await run(name, whole, viewer)).codes).toEqual(["NOT_FOUND"]);
    const why = { personId: child.personId, reason: "A child in danger was brought to us" };
    // Each a stranger of their own: nobody breaks the glass for many.
    const watcher = { ...stranger, sub: name };
    await act(desk().agency, watcher, "breakGlass", why, "personId");
    expect((await run(name, whole, watcher)).codes).toEqual(["FORBIDDEN"]);
    const clinician: Viewer = { ...unicef, roles: ["clinician"] };
    expect((await run(name, whole, clinician)).codes).toEqual(["UNAUTHORIZED_FIELD_OR_TYPE"]);
    await transact(desk().agency.db, (tx) =>
      tx.update(ChildCase, { id: child.id }, { status: "TRANSFERRED" as never }),
    );
    await refused(name, whole, [[{}, "STATE_INVALID"]]);
  });

  test("a planned follow-up is made once, and what was seen stays in the order in which it was", async () => {
    const child = desk().nextCase();
    const planned = await run("planFollowUp", { caseId: child.id, kind: "VISIT", dueOn: "2018-05-03" });
    expect(first(planned.payload)).toMatchObject({ dueOn: "2018-05-03", madeAt: null, wasChildSeen: null, note: null });
    const seen = { followUpId: planned.id, wasChildSeen: true, note: " Va bien. ", occurredAt: EARLIER };
    const made = await run("completeFollowUp", seen, colleague);
    expect(first(made.payload)).toMatchObject({ madeAt: EARLIER, wasChildSeen: true, note: "Va bien." });
    expect((await run("completeFollowUp", { ...seen, id: made.id }, colleague)).payload).toEqual(made.payload);
    await refused("completeFollowUp", seen, [
      [{}, "STATE_INVALID"],
      [{ followUpId: planned.id, note: "x".repeat(2_001) }, "INPUT_INVALID"],
      [{ followUpId: child.id }, "NOT_FOUND"],
      [{ followUpId: "7" }, "ID_MALFORMED"],
    ]);
    expect((await run("completeFollowUp", seen, stranger)).codes).toEqual(["NOT_FOUND"]);
    await refused("planFollowUp", { caseId: child.id, kind: "CALL" }, [
      [{ dueOn: "2018-04-29" }, "TIME_INVALID"],
      [{ dueOn: "2019-05-03" }, "TIME_INVALID"],
    ]);
  });

  test("a follow-up that was made before the case was closed is kept however late it is sent, and none from after", async () => {
    const child = desk().nextCase();
    const { id } = await run("planFollowUp", { caseId: child.id, kind: "VISIT", dueOn: "2018-05-03" });
    await close(child, "2018-04-30T12:00:00.000Z");
    const seen = { caseId: child.id, kind: "CALL", wasChildSeen: false };
    await refused("recordFollowUp", seen, [
      [{}, "STATE_INVALID"],
      [{ occurredAt: "2015-01-01T00:00:00.000Z" }, "TIME_INVALID"],
    ]);
    await refused("completeFollowUp", { followUpId: id, wasChildSeen: true }, [[{}, "STATE_INVALID"]]);
    const late = await run("recordFollowUp", { ...seen, occurredAt: EARLIER });
    expect(first(late.payload)).toMatchObject({ madeAt: EARLIER, occurredAt: EARLIER, dueOn: "2018-04-30" });
    const made = await run("completeFollowUp", { followUpId: id, wasChildSeen: true, occurredAt: EARLIER });
    expect(first(made.payload)).toMatchObject({ madeAt: EARLIER });
  });

  test("a best-interests procedure is concluded once, with what the child wishes, sealed at rest", async () => {
    const child = desk().nextCase();
    const wish = "Je veux rentrer chez ma tante.";
    const input = { caseId: child.id, kind: "BID", childWishes: wish, occurredAt: EARLIER };
    const begun = await run("recordBestInterests", input);
    expect(first(begun.payload)).toMatchObject({ kind: "BID", childWishes: wish, outcome: null, concludedOn: null });
    const stored = "SELECT childWishes FROM best_interests_procedure WHERE id = ?";
    expect(String(await valueOf(desk().agency, stored, [begun.id]))).not.toContain("tante");
    const end = { procedureId: begun.id, outcome: "FAMILY_REUNIFICATION", reviewOn: "2018-05-30" };
    await refused("concludeBestInterests", end, [
      [{ outcome: "STAY_FOR_NOW", reviewOn: null }, "INPUT_INVALID"],
      [{ reviewOn: "2018-04-30" }, "TIME_INVALID"],
      [{ reviewOn: "2019-06-01" }, "TIME_INVALID"],
      [{ occurredAt: "2018-04-30T08:00:00.000Z" }, "TIME_INVALID"],
      [{ procedureId: child.id }, "NOT_FOUND"],
    ]);
    const done = await run("concludeBestInterests", end, colleague);
    expect(first(done.payload)).toEqual({
      ...{ id: begun.id, kind: "BID", childWishes: wish, outcome: "FAMILY_REUNIFICATION" },
      ...{ concludedOn: "2018-04-30", reviewOn: "2018-05-30", version: 2 },
    });
    expect((await run("concludeBestInterests", { ...end, id: done.id }, colleague)).payload).toEqual(done.payload);
    await refused("concludeBestInterests", end, [[{}, "STATE_INVALID"]]);
    expect((await run("concludeBestInterests", end, stranger)).codes).toEqual(["NOT_FOUND"]);
  });

  test("a best-interests procedure may be written down when it is over, with days that fit", async () => {
    const child = desk().nextCase();
    const input = { caseId: child.id, kind: "BIA", outcome: "STAY_FOR_NOW", reviewOn: "2018-05-10" };
    await refused("recordBestInterests", input, [
      [{ concludedOn: "2018-05-01" }, "TIME_INVALID"],
      [{ concludedOn: "2018-04-29" }, "TIME_INVALID"],
      [{ outcome: null }, "INPUT_INVALID"],
      [{ outcome: null, reviewOn: null, concludedOn: "2018-04-30" }, "INPUT_INVALID"],
      [{ childWishes: "x".repeat(2_001) }, "INPUT_INVALID"],
    ]);
    const { payload } = await run("recordBestInterests", input);
    expect(first(payload)).toMatchObject({ outcome: "STAY_FOR_NOW", concludedOn: "2018-04-30" });
  });

  const tried = stepsOf("a search");
  test("a search goes on step by step as its table says, and every other step changes nothing", async () => {
    const child = desk().nextCase();
    const input = { soughtName: "Aminata Keïta", soughtRelation: "MOTHER", tracingAgency: "CICR" };
    const { payload, id } = await run("requestTracing", { caseId: child.id, ...input, lastKnownPlace: "Ségou" });
    expect(first(payload)).toMatchObject({ ...input, status: "OPEN", lastKnownPlace: "Ségou" });
    await refused("requestTracing", { caseId: child.id, ...input }, [
      [{ soughtName: "  " }, "INPUT_INVALID"],
      [{ tracingAgency: "x".repeat(81) }, "INPUT_INVALID"],
      [{ lastKnownPlace: "x".repeat(501) }, "INPUT_INVALID"],
    ]);
    // It goes on when the case is closed.
    await close(child, NOW);
    const states = Object.keys(TRACING_REQUEST_STATES) as (keyof typeof TRACING_REQUEST_STATES)[];
    const row = () => desk().agency.db.findOneByOrFail(TracingRequest, { id: String(id) });
    for (const status of states) {
      for (const to of states) {
        await transact(desk().agency.db, (tx) => tx.update(TracingRequest, { id: String(id) }, { status } as never));
        const before = await row();
        const step = await run("advanceTracing", { tracingRequestId: id, to });
        if (TRACING_REQUEST_STATES[status].includes(to)) {
          expect(first(step.payload)).toMatchObject({ status: to, changedAt: NOW });
        } else {
          expect([status, to, step.codes, await row()]).toEqual([status, to, ["STATE_INVALID"], before]);
        }
        tried(TRACING_REQUEST_STATES[status].includes(to));
      }
    }
    await transact(desk().agency.db, (tx) =>
      tx.update(TracingRequest, { id: String(id) }, { status: "OPEN" } as never),
    );
    const step = { tracingRequestId: id, to: "TRACING_IN_PROGRESS" };
    await refused("advanceTracing", step, [
      [{ tracingRequestId: child.id }, "NOT_FOUND"],
      [{ tracingRequestId: "7" }, "ID_MALFORMED"],
      [{ occurredAt: "2018-04-30T17:00:00.000Z" }, "TIME_INVALID"],
    ]);
    expect((await run("advanceTracing", step, stranger)).codes).toEqual(["NOT_FOUND"]);
    const taken = await run("advanceTracing", step);
    expect((await run("advanceTracing", { ...step, id: taken.id })).payload).toEqual(taken.payload);
  });

  test("an incident is for whoever wrote it and who is named, and for nobody else who works on the case", async () => {
    const child = desk().nextCase();
    const input = { caseId: child.id, kind: "TORTURE", narrative: "Held for ransom on the way" };
    const { payload, id } = await run("recordIncident", { ...input, staff: ["esther", " esther ", unicef.sub] });
    expect(first(payload)).toEqual({ id, kind: "TORTURE", narrative: "Held for ransom on the way", occurredAt: NOW });
    const source = "query ($k: [_Any!]!) { _entities(representations: $k) { ... on ChildCase { incidents { id } } } }";
    const seenBy = async (viewer: Viewer) => {
      const k = [{ __typename: "ChildCase", id: child.id }];
      return (await askAs(desk().agency, viewer, source, { k })).data._entities[0].incidents.map((one: any) => one.id);
    };
    expect(await Promise.all([unicef, { ...colleague, sub: "esther" }, colleague].map(seenBy))).toEqual([
      [id],
      [id],
      [],
    ]);
    for (const column of ["kind", "narrative"]) {
      const stored = await valueOf(desk().agency, `SELECT ${column} FROM incident WHERE id = ?`, [id]);
      expect(String(stored)).not.toMatch(/TORTURE|ransom/);
    }
    await refused("recordIncident", input, [
      [{ narrative: " " }, "INPUT_INVALID"],
      [{ narrative: "x".repeat(2_001) }, "INPUT_INVALID"],
      [{ staff: Array.from({ length: 11 }, (_, index) => `account-${String(index)}`) }, "INPUT_INVALID"],
      [{ staff: ["esther", ""] }, "INPUT_INVALID"],
    ]);
  });
}
