import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { NewRecordInput } from "../patient/record.inputs";
import { Medication } from "./medication.entity";

@InputType({ description: "A medicine that somebody takes along." })
export class RecordMedicationInput extends NewRecordInput {
  @Field(() => String, { description: "International non-proprietary name (INN): 1 to 120 characters." })
  name!: string;

  @Field(() => String, { description: "How much and how often, in words: 1 to 200 characters." })
  dose!: string;

  @Field(() => Int, { description: "For how many days it lasts: 1 to 365." })
  quantityDays!: number;

  @Field(() => Boolean, { defaultValue: false, description: "Whether it must be kept at 2 to 8 degrees Celsius." })
  isColdChainRequired!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: "The person's need that it meets. If that is of level L4, so is the medicine.",
  })
  needId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether its name alone would tell what is of level L4: antiretrovirals, antipsychotics.",
  })
  isRestricted!: boolean;
}

@ObjectType({ description: "The medicine." })
export class RecordMedicationPayload {
  @Field(() => Medication, {
    nullable: true,
    description: "The medicine; null where it is of level L4: see `Person.restrictedHealth`.",
  })
  medication!: Medication | null;
}
