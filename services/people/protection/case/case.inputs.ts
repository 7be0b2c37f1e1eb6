import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { DateTime, LocalDate } from "#kit/scalars";
import { AgeGroup, Sex } from "../../person/person.enums";
import { ChildCase } from "./case.entity";
import { ChildCaseRisk, ChildCaseStatus, ChildCaseWorkflowState, ChildProtectionStatus } from "./case.enums";

export const ChildCaseConnection = connectionOf(ChildCase, "ChildCase");

export enum ChildCaseSort {
  OPENED = "OPENED",
  RISK = "RISK",
}
registerEnumType(ChildCaseSort, {
  name: "ChildCaseSort",
  description: "The order of a list of cases.",
  valuesConfig: {
    OPENED: { description: "The latest opened first." },
    RISK: { description: "The highest risk first; among equals, whoever has waited longest." },
  },
});

@InputType({ description: "Which cases: all that are given must hold. A list means any of its values." })
export class ChildCaseFilter {
  @Field(() => [ChildCaseStatus], { nullable: true, description: "In any of these statuses." })
  status?: ChildCaseStatus[] | null;

  @Field(() => [ChildCaseWorkflowState], { nullable: true, description: "At any of these steps of the work." })
  workflowState?: ChildCaseWorkflowState[] | null;

  @Field(() => [ChildProtectionStatus], { nullable: true, description: "With any of these protection statuses." })
  protectionStatus?: ChildProtectionStatus[] | null;

  @Field(() => [ChildCaseRisk], { nullable: true, description: "At any of these levels of risk." })
  risk?: ChildCaseRisk[] | null;

  @Field(() => String, { nullable: true, description: "With this protection concern among others: its code." })
  protectionConcern?: string | null;

  @Field(() => String, { nullable: true, description: "In the hands of this caseworker: the account." })
  caseworker?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the assessment should have been made and was not." })
  isAssessmentOverdue?: boolean | null;

  @Field(() => Sex, { nullable: true, description: "Of a child of this sex." })
  sex?: Sex | null;

  @Field(() => [AgeGroup], { nullable: true, description: "Of a child who today is in any of these age groups." })
  ageGroup?: AgeGroup[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Of a child with this nationality: ISO 3166-1 alpha-3, e.g. MLI.",
  })
  nationality?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Opened at this instant or later." })
  openedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Opened before this instant." })
  openedUntil?: Date | null;

  @Field(() => LocalDate, { nullable: true, description: "The child arrived on this day or later." })
  arrivedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "The child arrived on this day or earlier." })
  arrivedUntil?: string | null;
}

@ArgsType()
export class ChildCasesArgs extends PageArgs {
  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => ChildCaseFilter, { nullable: true, description: "Which of its cases; all when left out." })
  filter?: ChildCaseFilter | null;

  @Field(() => ChildCaseSort, { defaultValue: ChildCaseSort.OPENED, description: "In which order." })
  sort!: ChildCaseSort;
}
