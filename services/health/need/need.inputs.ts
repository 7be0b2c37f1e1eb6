import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { DateTime } from "#kit/scalars";
import { Triage } from "../screening/screening.enums";
import { MedicalNeed } from "./need.entity";
import { MedicalNeedCategory, MedicalNeedPriority, MedicalNeedSort, MedicalNeedStatus } from "./need.enums";

@InputType({ description: "Which medical needs to list; what is left out does not filter, an empty list finds none." })
export class MedicalNeedFilter {
  @Field(() => [MedicalNeedStatus], { nullable: true, description: "In any of these states." })
  status?: MedicalNeedStatus[] | null;

  @Field(() => [MedicalNeedPriority], { nullable: true, description: "Of any of these priorities." })
  priority?: MedicalNeedPriority[] | null;

  @Field(() => [MedicalNeedCategory], {
    nullable: true,
    description: "Of any of these categories. MENTAL_HEALTH, HIV and SEXUAL_VIOLENCE are refused: FILTER_INVALID.",
  })
  category?: MedicalNeedCategory[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether they still wait although their time is over." })
  isOverdue?: boolean | null;

  @Field(() => [Triage], { nullable: true, description: "Of people whose latest screening ended in any of these." })
  triage?: Triage[] | null;

  @Field(() => DateTime, { nullable: true, description: "Opened at this instant or later." })
  openedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Opened before this instant." })
  openedUntil?: Date | null;

  @Field(() => [ID], { nullable: true, description: "Of any of these people, at most 200." })
  personIds?: string[] | null;
}

@ArgsType()
export class MedicalNeedsArgs extends PageArgs {
  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => MedicalNeedFilter, { nullable: true, description: "Which ones; all without it." })
  filter?: MedicalNeedFilter | null;

  @Field(() => MedicalNeedSort, { defaultValue: MedicalNeedSort.PRIORITY, description: "In which order." })
  sort!: MedicalNeedSort;
}

export const MedicalNeedConnection = connectionOf(MedicalNeed, "MedicalNeed");

const HIDDEN = "Null where there are so few, or so few others, that somebody could be recognised.";

@ObjectType({ description: "How many medical needs there are of one priority." })
export class NeedsByPriority {
  @Field(() => MedicalNeedPriority, { description: "The priority." })
  priority!: MedicalNeedPriority;

  @Field(() => Boolean, { description: "Whether any number of this priority is hidden." })
  isSuppressed!: boolean;

  @Field(() => Int, { nullable: true, description: `Needs to be met. ${HIDDEN}` })
  active!: number | null;

  @Field(() => Int, { nullable: true, description: `Needs that cannot be met for now. ${HIDDEN}` })
  onHold!: number | null;

  @Field(() => Int, { nullable: true, description: `Needs that were met. ${HIDDEN}` })
  completed!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `All of them, with drafts and revoked ones; without those entered in error. ${HIDDEN}`,
  })
  total!: number | null;
}
