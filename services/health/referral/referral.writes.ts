import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertInput, givenReason, givenText } from "#kit/input";
import { takeStep } from "#kit/states";
import { MedicalNeed } from "../need/need.entity";
import { holdPatient } from "../patient/patient.writes";
import { insertRestricted, seenRecord, seenRecordOf, writeRecord } from "../patient/record.writes";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import type { HealthReferralStepInput, ReferPatientInput } from "./referral-desk.inputs";
import { HealthReferral } from "./referral.entity";
import { HealthReferralStatus } from "./referral.enums";
import { REFERRAL_STATES } from "./referral.rules";

/** Throws INPUT_INVALID, REASON_MISSING, NOT_FOUND for a need that is not the person's, and what `writeRecord` throws. */
export async function referPatient(input: ReferPatientInput, ctx: Context): Promise<void> {
  const { needId = null, personId } = input;
  const fromFacility = givenText("fromFacility", input.fromFacility, 160);
  const toFacility = givenText("toFacility", input.toFacility, 160);
  assertInput(fromFacility !== toFacility, "toFacility", "is the one that asks");
  const reason = givenReason("reason", input.reason);
  const need = await seenRecordOf(ctx, MedicalNeed, "needId", { id: needId, personId });
  const sensitivity = need?.sensitivity ?? HealthSensitivity.L3;
  const facts = { needId, sensitivity, status: HealthReferralStatus.REQUESTED, fromFacility, toFacility, reason };
  await writeRecord(ctx, "referPatient", input, (tx, written) =>
    insertRestricted(tx, HealthReferral, { ...written, ...facts, changedAt: written.occurredAt }),
  );
}

/** What a referral becomes by each act. */
const STEPS = {
  acceptHealthReferral: HealthReferralStatus.ACCEPTED,
  rejectHealthReferral: HealthReferralStatus.REJECTED,
  startHealthReferral: HealthReferralStatus.IN_PROGRESS,
  completeHealthReferral: HealthReferralStatus.COMPLETED,
  cancelHealthReferral: HealthReferralStatus.CANCELLED,
} as const;

/** Throws STATE_INVALID where the table has no such step, and NOT_FOUND. */
export async function takeReferralStep(
  kind: keyof typeof STEPS,
  { id, referralId }: HealthReferralStepInput,
  ctx: Context,
): Promise<void> {
  const { personId } = await seenRecord(ctx, HealthReferral, "referralId", referralId);
  const step = { id: referralId, to: STEPS[kind], set: { changedAt: ctx.clock.now() } };
  await once(ctx, { id, kind }, async (tx) => {
    await holdPatient(tx, personId);
    await takeStep(tx, HealthReferral, REFERRAL_STATES, step);
    return { referralId };
  });
}
