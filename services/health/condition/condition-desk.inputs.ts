import { Field, ID, InputType, ObjectType } from "type-graphql";
import { LocalDate } from "#kit/scalars";
import { CaseAlertInput } from "../alert/alert-desk.inputs";
import { NewRecordInput } from "../patient/record.inputs";
import { Condition } from "./condition.entity";
import { ConditionClinicalStatus } from "./condition.enums";

@InputType({ description: "What a clinician found." })
export class RecordConditionInput extends NewRecordInput {
  @Field(() => String, {
    description:
      "What it is: a code of WHO's ICD-10. Of HIV, sexual violence and mental health the record is level L4.",
  })
  diagnosis!: string;

  @Field(() => ConditionClinicalStatus, {
    defaultValue: ConditionClinicalStatus.ACTIVE,
    description: "Where it stands.",
  })
  clinicalStatus!: ConditionClinicalStatus;

  @Field(() => LocalDate, { nullable: true, description: "The day it began, as far as anybody knows." })
  onsetOn?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether it cannot wait. Then no travel verdict holds on.",
  })
  isUrgent!: boolean;

  @Field(() => String, { nullable: true, description: "The clinician's words: at most 2,000 characters." })
  note?: string | null;

  @Field(() => CaseAlertInput, {
    nullable: true,
    description: "What the health authority is told: needed of a notifiable disease, and of no other.",
  })
  alert?: CaseAlertInput | null;
}

@InputType({ description: "Where a condition stands now." })
export class ChangeConditionInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The condition." })
  conditionId!: string;

  @Field(() => ConditionClinicalStatus, { description: "Where it stands now." })
  to!: ConditionClinicalStatus;
}

@ObjectType({ description: "The condition." })
export class ConditionPayload {
  @Field(() => Condition, {
    nullable: true,
    description: "The condition; null where it is of level L4: see `Person.restrictedHealth`.",
  })
  condition!: Condition | null;
}
