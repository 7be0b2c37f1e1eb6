// The work on a case as a whole, step by step. Status and step of the work move together, in one conditional update.
import { givenText, givenWords } from "#kit/input";
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { statesBefore } from "#kit/states";
import { writtenBy } from "#kit/written";
import { endLiveCare } from "../care/end-care.writes";
import { assertNotBefore } from "../order.rules";
import { assertOwnedCase } from "../own-case.rules";
import { isConcern } from "../reference/protection-concerns";
import { MOST_LETTERS, reasonOf } from "../written-text.rules";
import type {
  AssessCaseInput,
  AssignCaseInput,
  CaseStepInput,
  CloseCaseInput,
  ReopenCaseInput,
} from "./case-acts.inputs";
import { actOnCase, keepStep, moveCase } from "./case-move.writes";
import { ChildCaseStepKind } from "./case-step.enums";
import { ChildCase } from "./case.entity";
import { ChildCaseStatus, ChildCaseWorkflowState } from "./case.enums";
import { CHILD_CASE_STATES, CHILD_CASE_WORKFLOW, RISK_RANKS } from "./case.rules";
import { tellWhoWorks } from "./case.ties";
import { assertChild } from "./child.checks";
import { ChildCaseConcern } from "./concern.entity";

const MOST_CONCERNS = 50;

/** Gives the case to a caseworker. Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, INPUT_INVALID, TIME_INVALID. */
export async function assignCase(input: AssignCaseInput, ctx: Context): Promise<void> {
  await actOnCase(ctx, input, "assignCase", async (tx, { id }) => {
    const caseworker = givenText("caseworker", input.caseworker, 120);
    const stamp = writtenBy(ctx, input.occurredAt);
    const before = await moveCase(tx, ctx.viewer, id, { status: [ChildCaseStatus.OPEN] });
    assertOwnedCase(before, ctx.viewer);
    assertNotBefore(stamp.occurredAt, before.openedAt, "the case was begun");
    await tx.update(ChildCase, { id }, { caseworker });
    const note = givenWords("note", input.note, MOST_LETTERS);
    await keepStep(tx, before, { id: input.id, stamp, kind: ChildCaseStepKind.ASSIGNED, caseworker, note });
    await tellWhoWorks(
      tx,
      before,
      { before, after: { owningAgency: before.owningAgency, caseworker } },
      stamp.recordedAt,
    );
    return {};
  });
}

/**
 * Writes down an assessment; while the work is at that step, a later one takes its place. Throws NOT_FOUND, FORBIDDEN,
 * STATE_INVALID, INPUT_INVALID, TIME_INVALID.
 */
export async function assessCase(input: AssessCaseInput, ctx: Context): Promise<void> {
  const { ASSESSMENT } = ChildCaseWorkflowState;
  await actOnCase(ctx, input, "assessCase", async (tx, { id }) => {
    const { protectionStatus, risk } = input;
    const concerns = concernsOf(input.concerns);
    const stamp = writtenBy(ctx, input.occurredAt);
    const workflowState = [...statesBefore(CHILD_CASE_WORKFLOW, ASSESSMENT), ASSESSMENT];
    const before = await moveCase(tx, ctx.viewer, id, { status: [ChildCaseStatus.OPEN], workflowState });
    assertNotBefore(stamp.occurredAt, before.occurredAt, "the child was identified");
    assertNotBefore(stamp.occurredAt, before.assessedAt, "the assessment that is written down already");
    await tx.update(
      ChildCase,
      { id },
      {
        ...{ workflowState: ASSESSMENT, assessedAt: stamp.occurredAt },
        ...{ protectionStatus, risk, riskRank: RISK_RANKS[risk] },
      },
    );
    await writeConcerns(tx, id, concerns);
    const note = givenWords("note", input.note, MOST_LETTERS);
    await keepStep(tx, before, { id: input.id, stamp, kind: ChildCaseStepKind.ASSESSED, note });
    return {};
  });
}

async function writeConcerns(tx: EntityManager, childCaseId: string, codes: readonly string[]): Promise<void> {
  await tx.delete(ChildCaseConcern, { childCaseId });
  await insertRows(
    tx,
    ChildCaseConcern,
    codes.map((code) => ({ childCaseId, concern: code, code })),
  );
}

function concernsOf(codes: readonly string[]): string[] {
  if (codes.length > MOST_CONCERNS) throw new HubError("INPUT_INVALID", "input.concerns: takes at most 50.");
  const wrong = codes.findIndex((code) => !isConcern(code));
  if (wrong === -1) return [...new Set(codes)];
  throw new HubError("INPUT_INVALID", `input.concerns.${String(wrong)}: is not a code of its list.`);
}

const STEPS = {
  planCase: { to: ChildCaseWorkflowState.CASE_PLAN, kind: ChildCaseStepKind.PLANNED },
  beginServices: { to: ChildCaseWorkflowState.SERVICE_PROVISION, kind: ChildCaseStepKind.SERVICES_BEGUN },
  completeServices: { to: ChildCaseWorkflowState.SERVICES_IMPLEMENTED, kind: ChildCaseStepKind.SERVICES_COMPLETED },
};

/** Takes the next step of the work. Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, INPUT_INVALID, TIME_INVALID. */
export async function goOn(name: keyof typeof STEPS, input: CaseStepInput, ctx: Context): Promise<void> {
  const { to, kind } = STEPS[name];
  await actOnCase(ctx, input, name, async (tx, { id }) => {
    const stamp = writtenBy(ctx, input.occurredAt);
    const note = givenWords("note", input.note, MOST_LETTERS);
    const move = { status: [ChildCaseStatus.OPEN], workflowState: statesBefore(CHILD_CASE_WORKFLOW, to) };
    const after = await moveCase(tx, ctx.viewer, id, { ...move, set: { workflowState: to } });
    assertNotBefore(stamp.occurredAt, after.openedAt, "the case was begun");
    await keepStep(tx, after, { id: input.id, stamp, kind, note });
    return {};
  });
}

/** Closes the case, and the care that it saw to. Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, INPUT_INVALID, TIME_INVALID. */
export async function closeCase(input: CloseCaseInput, ctx: Context): Promise<void> {
  const { CLOSED } = ChildCaseStatus;
  await actOnCase(ctx, input, "closeCase", async (tx, { id }) => {
    const { closureReason } = input;
    const stamp = writtenBy(ctx, input.occurredAt);
    const note = givenWords("note", input.note, MOST_LETTERS);
    const closed = await moveCase(tx, ctx.viewer, id, {
      status: statesBefore(CHILD_CASE_STATES, CLOSED),
      workflowState: statesBefore(CHILD_CASE_WORKFLOW, ChildCaseWorkflowState.CLOSED),
      set: { ...{ status: CLOSED, workflowState: CLOSED }, closedAt: stamp.occurredAt, closureReason },
    });
    assertNotBefore(stamp.occurredAt, closed.openedAt, "the case was begun");
    await endLiveCare(tx, id, stamp.occurredAt);
    await keepStep(tx, closed, { id: input.id, stamp, kind: ChildCaseStepKind.CLOSED, closureReason, note });
    await tellWhoWorks(tx, closed, { before: closed, after: null }, stamp.recordedAt);
    return {};
  });
}

/** Takes a closed case up again. Throws NOT_FOUND, FORBIDDEN, STATE_INVALID, REASON_MISSING, INPUT_INVALID, TIME_INVALID. */
export async function reopenCase(input: ReopenCaseInput, ctx: Context): Promise<void> {
  const { REOPENED } = ChildCaseWorkflowState;
  await actOnCase(ctx, input, "reopenCase", async (tx, childCase) => {
    const { id, personId, closedAt } = childCase;
    const stamp = writtenBy(ctx, input.occurredAt);
    const note = reasonOf("reason", input.reason);
    const caseworker = childCase.caseworker ?? ctx.viewer.sub;
    const open = await moveCase(tx, ctx.viewer, id, {
      status: [ChildCaseStatus.CLOSED],
      workflowState: statesBefore(CHILD_CASE_WORKFLOW, REOPENED),
      set: { status: ChildCaseStatus.OPEN, workflowState: REOPENED, caseworker, closedAt: null, closureReason: null },
    });
    assertNotBefore(stamp.occurredAt, closedAt, "the case was closed");
    await assertChild(tx, ctx, personId, "caseId");
    await keepStep(tx, open, { id: input.id, stamp, kind: ChildCaseStepKind.REOPENED, caseworker, note });
    await tellWhoWorks(tx, open, { before: null, after: open }, stamp.recordedAt);
    return {};
  });
}
