// A child's case is taken up: the one that was begun when the child was identified, or a new one.
import { givenText, givenWords } from "#kit/input";
import type { EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { insertNew } from "#kit/insert";
import type { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { isOnlyBehindGlass } from "../glass/glass.loaders";
import { assertNotBefore } from "../order.rules";
import { assertOwnedCase } from "../own-case.rules";
import type { OpenCaseInput } from "./case-acts.inputs";
import { keepStep, moveCase } from "./case-move.writes";
import { ChildCaseStepKind } from "./case-step.enums";
import { ChildCase } from "./case.entity";
import { ChildCaseStatus, ChildCaseWorkflowState } from "./case.enums";
import { childCaseByPerson } from "./case.loaders";
import { assessmentDueAt, RISK_RANKS } from "./case.rules";
import { tellWhoWorks } from "./case.ties";
import { assertChild } from "./child.checks";
import { MOST_LETTERS } from "../written-text.rules";

/**
 * Answers the id of the case. Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND, FORBIDDEN, INPUT_INVALID, TIME_INVALID, and
 * STATE_INVALID where the child's case is not one that was merely identified.
 */
export async function openCase(input: OpenCaseInput, ctx: Context): Promise<string> {
  assertId("input.personId", input.personId);
  const person = await personById(ctx).load(input.personId);
  const known = person && (await childCaseByPerson(ctx).load(person.id));
  const isBehindGlass = person && !known ? await isOnlyBehindGlass(ctx, person.id) : false;
  const { caseId } = await once(ctx, { id: input.id, kind: "openCase" }, async (tx) => {
    if (!person) throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
    if (isBehindGlass) {
      throw new HubError("FORBIDDEN", "input.personId: broken glass gives no right to write; record a consent first.");
    }
    return { caseId: known ? await takeUp(tx, ctx, known, input) : await beginCase(tx, ctx, person, input) };
  });
  return caseId;
}

async function takeUp(tx: EntityManager, ctx: Context, known: ChildCase, input: OpenCaseInput): Promise<string> {
  const { viewer } = ctx;
  const { id, operationCode, occurredAt: identifiedAt } = assertOwnedCase(known, viewer, "personId");
  const { caseworker, note, stamp } = writtenIn(input, ctx);
  assertNotBefore(stamp.occurredAt, identifiedAt, "the child was identified");
  const { risk, protectionStatus } = input;
  const set = {
    status: ChildCaseStatus.OPEN,
    caseworker,
    ...(protectionStatus && { protectionStatus }),
    ...(risk && { risk, riskRank: RISK_RANKS[risk], assessmentDueAt: assessmentDueAt(identifiedAt, risk) }),
  };
  const { owningAgency } = await moveCase(tx, viewer, id, { status: [ChildCaseStatus.IDENTIFIED], set });
  await keepStep(tx, { id, operationCode }, { id: input.id, stamp, kind: ChildCaseStepKind.OPENED, caseworker, note });
  const change = { before: { owningAgency, caseworker: null }, after: { owningAgency, caseworker } };
  await tellWhoWorks(tx, known, change, stamp.recordedAt);
  return id;
}

async function beginCase(tx: EntityManager, ctx: Context, person: Person, input: OpenCaseInput): Promise<string> {
  const { id: personId, operationCode } = await assertChild(tx, ctx, person.id, "personId");
  const { caseworker, note, stamp } = writtenIn(input, ctx);
  const protectionStatus = needed("protectionStatus", input.protectionStatus);
  const risk = needed("risk", input.risk);
  const { id } = input;
  const workers = { owningAgency: ctx.viewer.agency, caseworker };
  const isWritten = await insertNew(tx, ChildCase, {
    ...{ id, personId, operationCode, ...stamp, ...workers },
    ...{ status: ChildCaseStatus.OPEN, workflowState: ChildCaseWorkflowState.NEW, protectionStatus },
    ...{ risk, riskRank: RISK_RANKS[risk], openedAt: stamp.occurredAt },
    ...{ assessmentDueAt: assessmentDueAt(stamp.occurredAt, risk), assessedAt: null },
    ...{ closedAt: null, closureReason: null },
  });
  // Whose case it is, and how it stands, is for those who work on it.
  if (!isWritten) throw new HubError("STATE_INVALID", "input.personId: the child has a case already.");
  await keepStep(tx, { id, operationCode }, { id, stamp, kind: ChildCaseStepKind.OPENED, caseworker, note });
  await tellWhoWorks(tx, { personId, operationCode }, { before: null, after: workers }, stamp.recordedAt);
  return id;
}

function writtenIn({ caseworker, note, occurredAt }: OpenCaseInput, ctx: Context) {
  return {
    caseworker: givenText("caseworker", caseworker ?? ctx.viewer.sub, 120),
    note: givenWords("note", note, MOST_LETTERS),
    stamp: writtenBy(ctx, occurredAt),
  };
}

function needed<T>(field: string, value: T | null | undefined): T {
  if (value !== null && value !== undefined) return value;
  throw new HubError("INPUT_INVALID", `input.${field}: is needed where the child has no case yet.`);
}
