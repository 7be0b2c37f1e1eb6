import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { sealed } from "#kit/vault/columns";
import { CaseRecord } from "./case-record.entity";
import { ChildCaseStepKind } from "./case-step.enums";
import { ChildCaseClosureReason } from "./case.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "One step in the work on a case: who took it, and when. Its id is the act's." })
@Entity("child_case_step")
@Index("child_case_step_case", ["childCaseId", "occurredAt", "id"])
export class ChildCaseStep extends CaseRecord {
  @Field(() => ChildCaseStepKind, { nullable: true, description: "What was done." })
  @Column("varchar", { length: 30 })
  kind!: ChildCaseStepKind;

  @Field(() => String, {
    nullable: true,
    description: "Account of the caseworker from this step on; null where it did not change that.",
  })
  @Column("varchar", { length: 120, nullable: true })
  caseworker!: string | null;

  @Field(() => ChildCaseClosureReason, { nullable: true, description: "Why it was closed; null for any other step." })
  @Column("text", { nullable: true, ...sealed })
  closureReason!: ChildCaseClosureReason | null;

  @Field(() => String, { nullable: true, description: "What was decided or found, or why, in the caseworker's words." })
  @Column("text", { nullable: true, ...sealed })
  note!: string | null;
}
