// Acts on what is inside a case: on a record that is there, and late ones.
import type { EntityManager } from "typeorm";
import { once, type Outcome } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { assertOwnCase } from "../own-case.rules";
import type { CaseRecord } from "./case-record.entity";
import { moveCase } from "./case-move.writes";
import { ChildCaseStatus } from "./case.enums";
import type { ChildCase } from "./case.entity";
import { caseById } from "./case.loaders";

/** Runs an act on a record, as the viewer sees it, of somebody who works on its case, once. Throws NOT_FOUND, FORBIDDEN, ID_TAKEN. */
export async function actOnRecord<R extends CaseRecord, T extends Outcome>(
  ctx: Context,
  record: R | null,
  { id, kind, field }: { id: string; kind: string; field: string },
  work: (tx: EntityManager, record: R, childCase: ChildCase) => Promise<T>,
): Promise<T> {
  const childCase = record && (await caseById(ctx).load(record.childCaseId));
  return once(ctx, { id, kind }, (tx) => {
    if (!record) throw new HubError("NOT_FOUND", `input.${field}: there is no such record.`);
    return work(tx, record, assertOwnCase(childCase, ctx.viewer, field));
  });
}

/** Holds an open case, or a closed one for what happened before it was closed. Throws as `moveCase`. */
export async function holdForFact(tx: EntityManager, { viewer }: Context, id: string, at: Date): Promise<ChildCase> {
  const { OPEN, CLOSED } = ChildCaseStatus;
  const held = await moveCase(tx, viewer, id, { status: [OPEN, CLOSED] });
  const { status: state, closedAt } = held;
  if (state === OPEN || (closedAt && at <= closedAt)) return held;
  throw new HubError("STATE_INVALID", "The case was closed before.", { state });
}
