import { Field, ID, InputType, ObjectType } from "type-graphql";
import { NewRecordInput } from "../patient/record.inputs";
import { MedicalNeed } from "./need.entity";
import { MedicalNeedCategory, MedicalNeedPriority } from "./need.enums";

@InputType({ description: "Care that somebody needs." })
export class RecordNeedInput extends NewRecordInput {
  @Field(() => MedicalNeedCategory, {
    description: "What kind of care. Of HIV, SEXUAL_VIOLENCE and MENTAL_HEALTH the record is level L4.",
  })
  category!: MedicalNeedCategory;

  @Field(() => MedicalNeedPriority, {
    description:
      "How soon it must be met. STAT and ASAP take the force of every verdict by which the person might travel.",
  })
  priority!: MedicalNeedPriority;

  @Field(() => String, { nullable: true, description: "The care that is needed, in words: at most 2,000 characters." })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: "The person's condition that makes it necessary." })
  conditionId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether it is still being written: then nobody acts on it.",
  })
  isDraft!: boolean;
}

@InputType({ description: "A step of a need." })
export class NeedStepInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The need." })
  needId!: string;
}

@InputType({ description: "How soon a need must be met now." })
export class ChangeNeedPriorityInput extends NeedStepInput {
  @Field(() => MedicalNeedPriority, {
    description: "The priority. The need is due as if it had had it from the start.",
  })
  priority!: MedicalNeedPriority;
}

@ObjectType({ description: "The need." })
export class NeedPayload {
  @Field(() => MedicalNeed, {
    nullable: true,
    description: "The need; null where it is of level L4: see `Person.restrictedHealth`.",
  })
  need!: MedicalNeed | null;
}
