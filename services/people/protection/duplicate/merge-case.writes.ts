// One child, one case: what becomes of the cases when two records are found to be one child.
import { randomUUID } from "node:crypto";
import { In, type EntityManager } from "typeorm";
import { takeStep } from "#kit/states";
import type { Stamp } from "#kit/written";
import { reopen } from "../../relationship/care.writes";
import { endLiveCare } from "../care/end-care.writes";
import { keepStep } from "../case/case-move.writes";
import { ChildCaseStepKind } from "../case/case-step.enums";
import { ChildCase } from "../case/case.entity";
import { ChildCaseClosureReason, ChildCaseStatus, ChildCaseWorkflowState } from "../case/case.enums";
import { CHILD_CASE_STATES } from "../case/case.rules";
import { tellWhoWorks } from "../case/case.ties";

const NOTE = "The child was registered twice, and has another case.";
const WORKED_ON: readonly ChildCaseStatus[] = [ChildCaseStatus.IDENTIFIED, ChildCaseStatus.OPEN];

export const casesOf = (tx: EntityManager, ids: readonly string[]): Promise<ChildCase[]> =>
  tx.findBy(ChildCase, { personId: In([...ids]) });

/**
 * The kept record has the case. Where both have one the merged record's is closed, stays under its id, and the kept one's
 * goes on, from then on too where it was closed and the other was not.
 */
export async function mergeCases(tx: EntityManager, keptId: string, mergedId: string, stamp: Stamp): Promise<void> {
  const cases = await casesOf(tx, [keptId, mergedId]);
  const own = cases.find(({ personId }) => personId === keptId);
  const other = cases.find(({ personId }) => personId === mergedId);
  if (!other) return;
  const isLive = WORKED_ON.includes(other.status);
  if (!own) {
    await tx.update(ChildCase, { id: other.id }, { personId: keptId, version: other.version + 1 });
    const after = isLive ? other : null;
    const { operationCode } = other;
    await tellWhoWorks(tx, { personId: keptId, operationCode }, { before: null, after }, stamp.recordedAt);
    return;
  }
  if (!isLive) return;
  await closeTwin(tx, other, stamp);
  await reopen(tx, own, stamp, NOTE);
}

async function closeTwin(tx: EntityManager, twin: ChildCase, stamp: Stamp): Promise<void> {
  const { id, status } = twin;
  const { OPEN, CLOSED, IDENTIFIED } = ChildCaseStatus;
  const closureReason = ChildCaseClosureReason.DUPLICATE;
  if (status === IDENTIFIED) await takeStep(tx, ChildCase, CHILD_CASE_STATES, { id, to: OPEN });
  const set = { workflowState: ChildCaseWorkflowState.CLOSED, closedAt: stamp.recordedAt, closureReason };
  await takeStep(tx, ChildCase, CHILD_CASE_STATES, { id, to: CLOSED, set });
  await endLiveCare(tx, id, stamp.recordedAt);
  await keepStep(tx, twin, { id: randomUUID(), stamp, kind: ChildCaseStepKind.CLOSED, closureReason, note: NOTE });
  await tellWhoWorks(tx, twin, { before: twin, after: null }, stamp.recordedAt);
}
