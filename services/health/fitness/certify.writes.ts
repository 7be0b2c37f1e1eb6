import { In, MoreThan, type EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { insertNew } from "#kit/insert";
import { Condition } from "../condition/condition.entity";
import { MedicalNeed } from "../need/need.entity";
import { MedicalNeedPriority, MedicalNeedStatus } from "../need/need.enums";
import { BLOCKING_PRIORITIES, OPEN_STATES } from "../need/need.rules";
import { requireOperation } from "../operation/operation.loaders";
import { holdPatient } from "../patient/patient.writes";
import { seenRecord, writeRecord } from "../patient/record.writes";
import type { CertifyFitToTravelInput, SuspendFitToTravelInput } from "./fitness-desk.inputs";
import { FitToTravel } from "./fitness.entity";
import { allowsTravel, validityOf } from "./fitness.rules";
import { suspend } from "./suspend.writes";

const BLOCKING = BLOCKING_PRIORITIES.map((priority) => MedicalNeedPriority[priority]);

/** Throws URGENT_NEED_OPEN, INPUT_INVALID, TIME_INVALID, and what `writeRecord` throws. */
export async function certifyFitToTravel(input: CertifyFitToTravelInput, ctx: Context): Promise<void> {
  const { mode, verdict, requirements, validUntil = null, recheckOn = null } = input;
  const now = ctx.clock.now();
  const { timeZone } = await requireOperation(ctx, input.operation);
  await writeRecord(ctx, "certifyFitToTravel", input, async (tx, written) => {
    const { personId, occurredAt } = written;
    const until = validityOf({ verdict, requirements, validUntil, recheckOn }, occurredAt, dayOf(now, timeZone));
    const isAllowed = allowsTravel({ verdict });
    if (isAllowed) await assertNothingOpen(tx, personId);
    const isOutrun = isAllowed && (await wasUrgentSince(tx, personId, occurredAt));
    const ends = isOutrun && until > now ? now : until;
    const rest = { suspendedAt: isOutrun ? now : null, assessedBy: ctx.viewer.sub };
    await insertNew(tx, FitToTravel, { ...written, mode, verdict, requirements, recheckOn, validUntil: ends, ...rest });
  });
}

/** Throws STATE_INVALID for a verdict that holds no more, and NOT_FOUND. */
export async function suspendFitToTravel({ id, fitToTravelId }: SuspendFitToTravelInput, ctx: Context): Promise<void> {
  const { personId } = await seenRecord(ctx, FitToTravel, "fitToTravelId", fitToTravelId);
  const now = ctx.clock.now();
  await once(ctx, { id, kind: "suspendFitToTravel" }, async (tx) => {
    await holdPatient(tx, personId);
    if ((await suspend(tx, { id: fitToTravelId }, now)) === 0) {
      throw new HubError("STATE_INVALID", "The verdict holds no more.", { state: "OVER" });
    }
    return { fitToTravelId };
  });
}

/** Throws URGENT_NEED_OPEN where a need is open that blocks travel. */
async function assertNothingOpen(tx: EntityManager, personId: string): Promise<void> {
  const isOpen = await tx.existsBy(MedicalNeed, {
    personId,
    status: In(OPEN_STATES.map((status) => MedicalNeedStatus[status])),
    priority: In(BLOCKING),
  });
  if (isOpen) throw new HubError("URGENT_NEED_OPEN");
}

/** Whether something urgent was found after the examination, of which the clinician could not know; met since or not. */
async function wasUrgentSince(tx: EntityManager, personId: string, assessedAt: Date): Promise<boolean> {
  const found = { personId, occurredAt: MoreThan(assessedAt) };
  if (await tx.existsBy(Condition, { ...found, isUrgent: true })) return true;
  return tx.existsBy(MedicalNeed, { ...found, priority: In(BLOCKING), status: MedicalNeedStatus.COMPLETED });
}
