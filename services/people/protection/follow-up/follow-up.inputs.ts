import { Field, ID, InputType, ObjectType } from "type-graphql";
import { LocalDate } from "#kit/scalars";
import { ActInput, CaseActInput } from "../case/case-acts.inputs";
import { CaseFollowUp } from "./follow-up.entity";
import { CaseFollowUpKind } from "./follow-up.enums";

@InputType({ description: "A follow-up that is to be made." })
export class PlanFollowUpInput extends CaseActInput {
  @Field(() => CaseFollowUpKind, { description: "How." })
  kind!: CaseFollowUpKind;

  @Field(() => LocalDate, { description: "The day by which: at most a year after it was planned." })
  dueOn!: string;
}

@InputType({ description: "A follow-up that was made without having been planned; `occurredAt` is when." })
export class RecordFollowUpInput extends CaseActInput {
  @Field(() => CaseFollowUpKind, { description: "How it was made." })
  kind!: CaseFollowUpKind;

  @Field(() => Boolean, { description: "Whether the child was seen." })
  wasChildSeen!: boolean;

  @Field(() => String, { nullable: true, description: "The caseworker's words, 2,000 letters at most." })
  note?: string | null;
}

@InputType({ description: "A planned follow-up that was made; `occurredAt` is when." })
export class CompleteFollowUpInput extends ActInput {
  @Field(() => ID, { description: "The follow-up, not made yet." })
  followUpId!: string;

  @Field(() => Boolean, { description: "Whether the child was seen." })
  wasChildSeen!: boolean;

  @Field(() => String, { nullable: true, description: "The caseworker's words, 2,000 letters at most." })
  note?: string | null;
}

@ObjectType({ description: "The follow-up as it stands now." })
export class FollowUpPayload {
  @Field(() => CaseFollowUp, { nullable: true, description: "The follow-up; null where the viewer may not read it." })
  followUp!: CaseFollowUp | null;
}
