import { Field, Float, InputType, ObjectType } from "type-graphql";
import { NewRecordInput } from "../patient/record.inputs";
import { Screening } from "./screening.entity";
import { ObservationKind, Triage } from "./screening.enums";

@InputType({ description: "One thing that was measured." })
export class ObservationInput {
  @Field(() => ObservationKind, { description: "What was measured: each kind once." })
  kind!: ObservationKind;

  @Field(() => Float, { description: "The value, in the unit of its kind." })
  value!: number;
}

@InputType({ description: "A look at somebody's health." })
export class ScreenInput extends NewRecordInput {
  @Field(() => Triage, { description: "How soon the person must be seen." })
  triage!: Triage;

  @Field(() => [ObservationInput], { defaultValue: [], description: "What was measured." })
  observations!: ObservationInput[];
}

@ObjectType({ description: "The screening." })
export class ScreenPayload {
  @Field(() => Screening, { nullable: true, description: "The screening." })
  screening!: Screening | null;
}
