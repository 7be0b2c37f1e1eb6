import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { ChildCase } from "./case.entity";
import { ChildCaseClosureReason, ChildCaseRisk, ChildProtectionStatus } from "./case.enums";

/** What every act of somebody who works on a case says. */
@InputType()
export abstract class ActInput {
  @Field(() => ID, {
    description:
      "A UUID that the client makes, that of the record where the act makes one: sent again, it is the same act.",
  })
  id!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was so in the field; now, unless it is sent late." })
  occurredAt?: Date | null;
}

@InputType()
export abstract class CaseActInput extends ActInput {
  @Field(() => ID, { description: "The case: the viewer's agency owns it, or it is assigned to the viewer." })
  caseId!: string;
}

@InputType()
export abstract class CaseStepInput extends CaseActInput {
  @Field(() => String, {
    nullable: true,
    description: "What was found or decided, in words, 2,000 letters at most; for those who work on the case.",
  })
  note?: string | null;
}

@InputType({ description: "A child whose case somebody takes up." })
export class OpenCaseInput {
  @Field(() => ID, {
    description:
      "A UUID that the client makes, the case's where the child has none yet: sent again, it is the same act.",
  })
  id!: string;

  @Field(() => ID, { description: "The child: a minor, or somebody whose age is disputed." })
  personId!: string;

  @Field(() => ChildProtectionStatus, {
    nullable: true,
    description:
      "Who is with the child. Needed for a new case; left out, it stays as it was when the child was identified.",
  })
  protectionStatus?: ChildProtectionStatus | null;

  @Field(() => ChildCaseRisk, {
    nullable: true,
    description: "How likely serious harm is. Needed for a new case; left out, it stays as it was.",
  })
  risk?: ChildCaseRisk | null;

  @Field(() => String, { nullable: true, description: "Account of the caseworker; left out: whoever opens it." })
  caseworker?: string | null;

  @Field(() => String, { nullable: true, description: "Why it is opened, in words, 2,000 letters at most." })
  note?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it was taken up; now, unless it is sent late." })
  occurredAt?: Date | null;
}

@InputType({ description: "Who works on a case from now on." })
export class AssignCaseInput extends CaseStepInput {
  @Field(() => String, { description: "Account of the caseworker." })
  caseworker!: string;
}

@InputType({ description: "What was found when a child's situation was assessed; `occurredAt` is when." })
export class AssessCaseInput extends CaseStepInput {
  @Field(() => ChildProtectionStatus, { description: "Who is with the child." })
  protectionStatus!: ChildProtectionStatus;

  @Field(() => ChildCaseRisk, { description: "How likely serious harm is." })
  risk!: ChildCaseRisk;

  @Field(() => [String], {
    description:
      "Everything that the child must be protected from: codes of Onward's list of protection concerns, in the place of those before; may be empty.",
  })
  concerns!: string[];
}

@InputType({ description: "A case for which the plan of action is being made." })
export class PlanCaseInput extends CaseStepInput {}

@InputType({ description: "A case whose planned services begin." })
export class BeginServicesInput extends CaseStepInput {}

@InputType({ description: "A case in which everything that was planned is done." })
export class CompleteServicesInput extends CaseStepInput {}

@InputType({ description: "A case that is over, and why." })
export class CloseCaseInput extends CaseStepInput {
  @Field(() => ChildCaseClosureReason, { description: "Why." })
  closureReason!: ChildCaseClosureReason;
}

@InputType({ description: "A closed case that is taken up again." })
export class ReopenCaseInput extends CaseActInput {
  @Field(() => String, { description: "Why, in at least 10 letters." })
  reason!: string;
}

@ObjectType({ description: "The case as it stands now." })
export class ChildCasePayload {
  @Field(() => ChildCase, { nullable: true, description: "The case; null where the viewer may not read it." })
  childCase!: ChildCase | null;
}
