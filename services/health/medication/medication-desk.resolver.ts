import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { assertInput, givenText } from "#kit/input";
import { MedicalNeed } from "../need/need.entity";
import { insertRestricted, seenRecordOf, writeRecord } from "../patient/record.writes";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import { closest } from "../sensitivity/sensitivity.rules";
import { RecordMedicationInput, RecordMedicationPayload } from "./medication-desk.inputs";
import { Medication } from "./medication.entity";

const MOST_DAYS = 365;

@Resolver()
export class MedicationDeskResolver {
  @Mutation(() => RecordMedicationPayload, {
    nullable: true,
    description: "Writes down a medicine that somebody takes along on the journey.",
  })
  async recordMedication(
    @Arg("input", () => RecordMedicationInput, { description: "The medicine." }) input: RecordMedicationInput,
    @Ctx() ctx: Context,
  ): Promise<RecordMedicationPayload> {
    await recordMedication(input, ctx);
    const listed = { id: input.id, sensitivity: HealthSensitivity.L3 };
    const [medication = null] = await ctx.db.findBy(Medication, listed);
    return { medication };
  }
}

async function recordMedication(input: RecordMedicationInput, ctx: Context): Promise<void> {
  const { quantityDays, isColdChainRequired, isRestricted, needId = null, personId } = input;
  assertInput(quantityDays >= 1 && quantityDays <= MOST_DAYS, "quantityDays", `is not from 1 to ${String(MOST_DAYS)}`);
  const [name, dose] = [givenText("name", input.name, 120), givenText("dose", input.dose, 200)];
  const need = await seenRecordOf(ctx, MedicalNeed, "needId", { id: needId, personId });
  const sensitivity = HealthSensitivity[closest(isRestricted ? "L4" : "L3", need?.sensitivity ?? "L3")];
  await writeRecord(ctx, "recordMedication", input, (tx, written) =>
    insertRestricted(tx, Medication, { ...written, sensitivity, name, dose, quantityDays, isColdChainRequired }),
  );
}
