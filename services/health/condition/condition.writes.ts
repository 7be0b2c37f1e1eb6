import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { assertInput, givenWords } from "#kit/input";
import { alertOfCase } from "../alert/alert.writes";
import { isNotifiable } from "../alert/notifiable";
import { suspendVerdicts } from "../fitness/suspend.writes";
import type { Operation } from "../operation/operation.entity";
import { requireOperation } from "../operation/operation.loaders";
import { holdPatient } from "../patient/patient.writes";
import { insertRestricted, seenRecord, writeRecord } from "../patient/record.writes";
import { givenDiagnosis } from "../reference/icd10";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import { levelOfDiagnosis } from "../sensitivity/sensitivity.rules";
import type { ChangeConditionInput, RecordConditionInput } from "./condition-desk.inputs";
import { Condition } from "./condition.entity";
import { CONDITION_STATES, isPresent } from "./condition.rules";

/** Throws INPUT_INVALID, ALERT_MISSING, and what `writeRecord` throws. */
export async function recordCondition(input: RecordConditionInput, ctx: Context): Promise<void> {
  const operation = await requireOperation(ctx, input.operation);
  const { facts, alert } = found(input, operation, ctx);
  const now = ctx.clock.now();
  await writeRecord(ctx, "recordCondition", input, async (tx, written) => {
    await insertRestricted(tx, Condition, { ...written, ...facts });
    if (alert) {
      const { occurredAt } = written;
      await alertOfCase(tx, ctx, operation, alert, { icd10Code: facts.icd10Code, occurredAt });
    }
    if (facts.isUrgent && isPresent(facts)) await suspendVerdicts(tx, written.personId, now);
  });
}

function found(input: RecordConditionInput, { timeZone }: Operation, { clock }: Context) {
  const { clinicalStatus, onsetOn = null, isUrgent, alert = null } = input;
  const icd10Code = givenDiagnosis("diagnosis", input.diagnosis);
  const isTold = isNotifiable(icd10Code);
  if (isTold && !alert) throw new HubError("ALERT_MISSING", `input.alert: ${icd10Code} is notifiable.`);
  assertInput(isTold || !alert, "alert", `${icd10Code} is not notifiable`);
  assertInput(onsetOn === null || onsetOn <= dayOf(clock.now(), timeZone), "onsetOn", "is yet to come");
  const sensitivity = HealthSensitivity[levelOfDiagnosis(icd10Code)];
  const note = givenWords("note", input.note, 2_000);
  return { facts: { icd10Code, clinicalStatus, onsetOn, isUrgent, note, sensitivity }, alert };
}

/** Throws STATE_INVALID where the table has no such step, and NOT_FOUND. */
export async function changeCondition({ id, conditionId, to }: ChangeConditionInput, ctx: Context): Promise<void> {
  const { personId } = await seenRecord(ctx, Condition, "conditionId", conditionId);
  const now = ctx.clock.now();
  await once(ctx, { id, kind: "changeCondition" }, async (tx) => {
    // The state is sealed, so that no update can ask for it: the person is held instead.
    await holdPatient(tx, personId);
    const condition = await tx.findOneByOrFail(Condition, { id: conditionId });
    const { clinicalStatus: state, isUrgent, version } = condition;
    if (!CONDITION_STATES[state].includes(to)) {
      throw new HubError("STATE_INVALID", `It is ${state}, from which it cannot become ${to}.`, { state, asked: to });
    }
    await tx.update(Condition, { id: conditionId }, { clinicalStatus: to, version: version + 1 });
    if (isUrgent && isPresent({ clinicalStatus: to })) await suspendVerdicts(tx, personId, now);
    return { conditionId };
  });
}
