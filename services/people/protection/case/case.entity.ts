import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { sealed } from "#kit/vault/columns";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import {
  ChildCaseClosureReason,
  ChildCaseRisk,
  ChildCaseStatus,
  ChildCaseWorkflowState,
  ChildProtectionStatus,
} from "./case.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "The work of protecting one child. `occurredAt` is when the child was identified." })
@Entity("child_case")
// One child, one case: it is opened again, never opened twice.
@Index("child_case_person", ["personId"], { unique: true })
@Index("child_case_opened", ["operationCode", "openedAt", "id"])
@Index("child_case_risk", ["operationCode", "riskRank", "openedAt", "id"])
@Index("child_case_status", ["operationCode", "status", "openedAt", "id"])
@Index("child_case_caseworker", ["operationCode", "caseworker", "openedAt", "id"])
@Index("child_case_due", ["operationCode", "status", "assessedAt", "assessmentDueAt"])
// For counting without reading a row.
@Index("child_case_owner", [
  "operationCode",
  "owningAgency",
  "caseworker",
  "status",
  "workflowState",
  "risk",
  "protectionStatus",
  "assessedAt",
  "assessmentDueAt",
  "personId",
])
export class ChildCase extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => ChildCaseStatus, { nullable: true, description: "Whether somebody is at work on it." })
  @Column("varchar", { length: 20 })
  status!: ChildCaseStatus;

  @Field(() => ChildCaseWorkflowState, { nullable: true, description: "How far the work has come." })
  @Column("varchar", { length: 30 })
  workflowState!: ChildCaseWorkflowState;

  @Field(() => ChildProtectionStatus, { nullable: true, description: "Who is with the child." })
  @Column("varchar", { length: 30 })
  protectionStatus!: ChildProtectionStatus;

  @Field(() => ChildCaseRisk, { nullable: true, description: "How likely serious harm is." })
  @Column("varchar", { length: 10 })
  risk!: ChildCaseRisk;

  // RISK_RANKS of `risk`, so that an index can hold the order.
  @Column("int")
  riskRank!: number;

  @Field(() => String, { nullable: true, description: "The agency that owns the case, e.g. UNICEF." })
  @Column("varchar", { length: 80 })
  owningAgency!: string;

  @Field(() => String, {
    nullable: true,
    description: "Account of the caseworker; null while nobody has taken the case up.",
  })
  @Column("varchar", { length: 120, nullable: true })
  caseworker!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the case was begun." })
  @Column("datetime", { precision: 3 })
  openedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "By when the assessment is due: 24 hours, 3 days or 7 days after identification, by risk.",
  })
  @Column("datetime", { precision: 3 })
  assessmentDueAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the assessment was made; null while it was not." })
  @Column("datetime", { precision: 3, nullable: true })
  assessedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was closed; null while it is not." })
  @Column("datetime", { precision: 3, nullable: true })
  closedAt!: Date | null;

  @Field(() => ChildCaseClosureReason, { nullable: true, description: "Why it was closed; null while it is not." })
  @Column("text", { nullable: true, ...sealed })
  closureReason!: ChildCaseClosureReason | null;
}
