// Who writes in a case holds it first: it is theirs, and stands where the act needs it, until what they write is there.
import type { EntityManager } from "typeorm";
import { once, type Outcome } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import type { Viewer } from "#kit/viewer";
import type { Stamp } from "#kit/written";
import { assertOwnCase } from "../own-case.rules";
import { ChildCaseStep } from "./case-step.entity";
import { ChildCase } from "./case.entity";
import type { ChildCaseStatus, ChildCaseWorkflowState } from "./case.enums";
import { caseById } from "./case.loaders";

/** Runs an act of somebody who works on the case, once. Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND, FORBIDDEN. */
export async function actOnCase<T extends Outcome>(
  ctx: Context,
  { id, caseId }: { id: string; caseId: string },
  kind: string,
  work: (tx: EntityManager, childCase: ChildCase) => Promise<T>,
): Promise<T> {
  assertId("input.caseId", caseId);
  const childCase = await caseById(ctx).load(caseId);
  return once(ctx, { id, kind }, (tx) => work(tx, assertOwnCase(childCase, ctx.viewer)));
}

export interface Move {
  /** The states from which it may be made. */
  status: readonly `${ChildCaseStatus}`[];
  workflowState?: readonly `${ChildCaseWorkflowState}`[];
  /** What changes. */
  set?: Partial<Record<keyof ChildCase, unknown>>;
}

/**
 * Changes a case, or merely holds it until the transaction ends, by one update on the condition that the viewer works on
 * it and that it is in one of these states. Answers the case as it is then. Throws STATE_INVALID, NOT_FOUND, FORBIDDEN.
 */
export async function moveCase(
  tx: EntityManager,
  viewer: Viewer,
  id: string,
  { status, workflowState, set = {} }: Move,
): Promise<ChildCase> {
  const { agency, sub } = viewer;
  const query = tx
    .createQueryBuilder()
    .update(ChildCase)
    .set({ ...set, version: () => "version + 1" } as never)
    .where("id = :id AND (owningAgency = :agency OR caseworker = :sub)", { id, agency, sub })
    .andWhere("status IN (:...status)", { status });
  if (workflowState) query.andWhere("workflowState IN (:...workflowState)", { workflowState });
  const { affected } = await query.execute();
  const row = assertOwnCase(await tx.findOneBy(ChildCase, { id }), viewer);
  if (affected) return row;
  const state = status.includes(row.status) ? row.workflowState : row.status;
  throw new HubError("STATE_INVALID", `The case is ${state}, which does not allow this.`, { state });
}

type Kept = Pick<ChildCaseStep, "kind" | "note"> & Partial<Pick<ChildCaseStep, "caseworker" | "closureReason">>;

/** Writes down that a step was taken, under the id of the act. */
export async function keepStep(
  tx: EntityManager,
  { id: childCaseId, operationCode }: Pick<ChildCase, "id" | "operationCode">,
  { id, stamp, ...step }: Kept & { id: string; stamp: Stamp },
): Promise<void> {
  await insertRows(tx, ChildCaseStep, [{ id, childCaseId, operationCode, ...stamp, ...step }]);
}
