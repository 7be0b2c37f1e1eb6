// What is best for one child: begun, and concluded once.
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
import { BestInterestsProcedure } from "./best-interests.entity";
import type { ConcludeBestInterestsInput, RecordBestInterestsInput } from "./best-interests.inputs";
import { conclusionOf } from "./best-interests.rules";
import { MOST_LETTERS } from "../written-text.rules";

/** Throws ID_MALFORMED, ID_TAKEN, NOT_FOUND, FORBIDDEN, STATE_INVALID, INPUT_INVALID, TIME_INVALID. */
export async function recordBestInterests(input: RecordBestInterestsInput, ctx: Context): Promise<void> {
  const { id, kind } = input;
  await actOnCase(ctx, input, "recordBestInterests", async (tx, { id: childCaseId, operationCode }) => {
    const stamp = writtenBy(ctx, input.occurredAt);
    const childWishes = givenWords("childWishes", input.childWishes, MOST_LETTERS);
    const begunOn = await dayIn(tx, operationCode, stamp.occurredAt);
    const today = await dayIn(tx, operationCode, stamp.recordedAt);
    const conclusion = conclusionOf(input, { begunOn, today });
    await moveCase(tx, ctx.viewer, childCaseId, { status: [ChildCaseStatus.OPEN] });
    const row = { id, childCaseId, operationCode, ...stamp, kind, childWishes };
    await insertNew(tx, BestInterestsProcedure, { ...row, outcome: input.outcome ?? null, ...conclusion });
    return {};
  });
}

/** Once: STATE_INVALID for one that was concluded. Throws ID_TAKEN, NOT_FOUND, FORBIDDEN, STATE_INVALID, INPUT_INVALID, TIME_INVALID. */
export async function concludeBestInterests(
  input: ConcludeBestInterestsInput,
  procedure: BestInterestsProcedure | null,
  ctx: Context,
): Promise<void> {
  const { id, outcome, reviewOn = null } = input;
  const act = { id, kind: "concludeBestInterests", field: "procedureId" };
  await actOnRecord(ctx, procedure, act, async (tx, begun, { id: childCaseId, operationCode }) => {
    const { occurredAt: at, recordedAt } = writtenBy(ctx, input.occurredAt);
    assertNotBefore(at, begun.occurredAt, "it began");
    const childWishes = givenWords("childWishes", input.childWishes, MOST_LETTERS);
    const concludedOn = await dayIn(tx, operationCode, at < recordedAt ? at : recordedAt);
    const conclusion = conclusionOf({ outcome, concludedOn, reviewOn }, { begunOn: "", today: concludedOn });
    await holdForFact(tx, ctx, childCaseId, at);
    const done = await tx
      .createQueryBuilder()
      .update(BestInterestsProcedure)
      .set({ outcome, ...conclusion, ...(childWishes !== null && { childWishes }), version: () => "version + 1" })
      .where("id = :id AND concludedOn IS NULL", { id: begun.id })
      .execute();
    if (!done.affected) throw new HubError("STATE_INVALID", "It was concluded already.", { state: "CONCLUDED" });
    return {};
  });
}
