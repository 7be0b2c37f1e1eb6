import { In, type EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { givenWords } from "#kit/input";
import { takeStep } from "#kit/states";
import { Condition } from "../condition/condition.entity";
import { suspendVerdicts } from "../fitness/suspend.writes";
import { holdPatient } from "../patient/patient.writes";
import { insertRestricted, seenRecord, seenRecordOf, writeRecord } from "../patient/record.writes";
import { latestTriage } from "../screening/screening.writes";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import { closest, levelOfCategory } from "../sensitivity/sensitivity.rules";
import type { ChangeNeedPriorityInput, NeedStepInput, RecordNeedInput } from "./need-desk.inputs";
import { MedicalNeed } from "./need.entity";
import { MedicalNeedStatus } from "./need.enums";
import { blocksTravel, dueAtOf, NEED_STATES, PRIORITIES, UNSETTLED_STATES } from "./need.rules";

/** Throws INPUT_INVALID, NOT_FOUND for a condition that is not the person's, and what `writeRecord` throws. */
export async function recordNeed(input: RecordNeedInput, ctx: Context): Promise<void> {
  const { category, priority, conditionId = null, isDraft, personId } = input;
  const condition = await seenRecordOf(ctx, Condition, "conditionId", { id: conditionId, personId });
  const level = closest(levelOfCategory(category), condition?.sensitivity ?? "L3");
  const description = givenWords("description", input.description, 2_000);
  const status = isDraft ? MedicalNeedStatus.DRAFT : MedicalNeedStatus.ACTIVE;
  const facts = { category, categoryKey: category, priority, priorityRank: PRIORITIES[priority].rank, conditionId };
  const now = ctx.clock.now();
  await writeRecord(ctx, "recordNeed", input, async (tx, written) => {
    await insertRestricted(tx, MedicalNeed, {
      ...{ ...written, ...facts, status, description, sensitivity: HealthSensitivity[level] },
      ...{ dueAt: dueAtOf(priority, written.occurredAt), closedAt: null },
      triage: await latestTriage(tx, personId),
    });
    if (blocksTravel({ status, priority })) await suspendVerdicts(tx, personId, now);
  });
}

/** What a need becomes by each act. */
const STEPS = {
  activateNeed: MedicalNeedStatus.ACTIVE,
  holdNeed: MedicalNeedStatus.ON_HOLD,
  completeNeed: MedicalNeedStatus.COMPLETED,
  revokeNeed: MedicalNeedStatus.REVOKED,
  strikeNeed: MedicalNeedStatus.ENTERED_IN_ERROR,
} as const;

/** Throws STATE_INVALID where the table has no such step, and NOT_FOUND. */
export async function takeNeedStep(
  kind: keyof typeof STEPS,
  { id, needId }: NeedStepInput,
  ctx: Context,
): Promise<void> {
  const to = STEPS[kind];
  const now = ctx.clock.now();
  const set = UNSETTLED_STATES.includes(to) ? {} : { closedAt: now };
  await ofNeed(ctx, kind, { id, needId }, async (tx) => {
    await takeStep(tx, MedicalNeed, NEED_STATES, { id: needId, to, set });
  });
}

/** Throws STATE_INVALID for a need that is settled, and NOT_FOUND. */
export async function changeNeedPriority(input: ChangeNeedPriorityInput, ctx: Context): Promise<void> {
  const { needId, priority } = input;
  await ofNeed(ctx, "changeNeedPriority", input, async (tx, { occurredAt, status }) => {
    const set = { priority, priorityRank: PRIORITIES[priority].rank, dueAt: dueAtOf(priority, occurredAt) };
    const done = await tx
      .createQueryBuilder()
      .update(MedicalNeed)
      .set({ ...set, version: () => "version + 1" })
      .where({ id: needId, status: In(UNSETTLED_STATES.map((state) => MedicalNeedStatus[state])) })
      .execute();
    if (!done.affected) throw new HubError("STATE_INVALID", `It is ${status}.`, { state: status });
  });
}

/** Does something to a need while nobody else writes of the person. If it keeps the person from travelling now, nobody may. */
async function ofNeed(
  ctx: Context,
  kind: string,
  { id, needId }: NeedStepInput,
  work: (tx: EntityManager, need: MedicalNeed) => Promise<void>,
): Promise<void> {
  const { personId } = await seenRecord(ctx, MedicalNeed, "needId", needId);
  const now = ctx.clock.now();
  await once(ctx, { id, kind }, async (tx) => {
    await holdPatient(tx, personId);
    await work(tx, await tx.findOneByOrFail(MedicalNeed, { id: needId }));
    const need = await tx.findOneByOrFail(MedicalNeed, { id: needId });
    if (blocksTravel(need)) await suspendVerdicts(tx, personId, now);
    return { needId };
  });
}
