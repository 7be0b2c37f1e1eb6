// A child is looked after again and again. What was seen is a fact, in whatever order it is sent.
import { givenWords } from "#kit/input";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { insertNew } from "#kit/insert";
import { actOnCase, moveCase } from "../case/case-move.writes";
import { ChildCaseStatus } from "../case/case.enums";
import { actOnRecord, holdForFact } from "../case/record-acts.writes";
import { dayIn } from "../day.writes";
import { assertNotBefore } from "../order.rules";
import { CaseFollowUp } from "./follow-up.entity";
import type { CompleteFollowUpInput, PlanFollowUpInput, RecordFollowUpInput } from "./follow-up.inputs";
import { assertDue } from "./follow-up.rules";
import { MOST_LETTERS } from "../written-text.rules";

/** Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND, FORBIDDEN, STATE_INVALID, TIME_INVALID. */
export async function planFollowUp(input: PlanFollowUpInput, ctx: Context): Promise<void> {
  const { id, kind, dueOn } = input;
  await actOnCase(ctx, input, "planFollowUp", async (tx, { id: childCaseId, operationCode }) => {
    const stamp = writtenBy(ctx, input.occurredAt);
    assertDue(dueOn, await dayIn(tx, operationCode, stamp.occurredAt));
    await moveCase(tx, ctx.viewer, childCaseId, { status: [ChildCaseStatus.OPEN] });
    await insertNew(tx, CaseFollowUp, { id, childCaseId, operationCode, ...stamp, kind, dueOn });
    return {};
  });
}

/** Also in a closed case, of what was made before. Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND, FORBIDDEN, STATE_INVALID, INPUT_INVALID, TIME_INVALID. */
export async function recordFollowUp(input: RecordFollowUpInput, ctx: Context): Promise<void> {
  const { id, kind, wasChildSeen } = input;
  await actOnCase(ctx, input, "recordFollowUp", async (tx, { id: childCaseId, operationCode }) => {
    const stamp = writtenBy(ctx, input.occurredAt);
    const { occurredAt: madeAt } = stamp;
    const note = givenWords("note", input.note, MOST_LETTERS);
    const { occurredAt: identifiedAt } = await holdForFact(tx, ctx, childCaseId, madeAt);
    assertNotBefore(madeAt, identifiedAt, "the child was identified");
    const made = { kind, dueOn: await dayIn(tx, operationCode, madeAt), madeAt, wasChildSeen, note };
    await insertNew(tx, CaseFollowUp, { id, childCaseId, operationCode, ...stamp, ...made });
    return {};
  });
}

/** Once: STATE_INVALID for one that was made. Throws as `recordFollowUp`. */
export async function completeFollowUp(
  input: CompleteFollowUpInput,
  followUp: CaseFollowUp | null,
  ctx: Context,
): Promise<void> {
  const { id, wasChildSeen } = input;
  const act = { id, kind: "completeFollowUp", field: "followUpId" };
  await actOnRecord(ctx, followUp, act, async (tx, planned, childCase) => {
    const { occurredAt: madeAt } = writtenBy(ctx, input.occurredAt);
    const note = givenWords("note", input.note, MOST_LETTERS);
    await holdForFact(tx, ctx, childCase.id, madeAt);
    assertNotBefore(madeAt, childCase.occurredAt, "the child was identified");
    const done = await tx
      .createQueryBuilder()
      .update(CaseFollowUp)
      .set({ madeAt, wasChildSeen, note, version: () => "version + 1" })
      .where("id = :id AND madeAt IS NULL", { id: planned.id })
      .execute();
    if (!done.affected) throw new HubError("STATE_INVALID", "The follow-up was made already.", { state: "MADE" });
    return {};
  });
}
