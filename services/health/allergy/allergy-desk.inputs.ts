import { Field, InputType, ObjectType } from "type-graphql";
import { NewRecordInput } from "../patient/record.inputs";
import { Allergy } from "./allergy.entity";
import { AllergySeverity } from "./allergy.enums";

@InputType({ description: "What somebody must not be given." })
export class RecordAllergyInput extends NewRecordInput {
  @Field(() => String, { description: "Medicine, food or other substance: 1 to 120 characters." })
  substance!: string;

  @Field(() => AllergySeverity, { description: "How bad the worst known reaction was." })
  severity!: AllergySeverity;

  @Field(() => String, { nullable: true, description: "What happened then: at most 500 characters." })
  reaction?: string | null;
}

@ObjectType({ description: "The allergy." })
export class RecordAllergyPayload {
  @Field(() => Allergy, { nullable: true, description: "The allergy." })
  allergy!: Allergy | null;
}
