import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { DateTime } from "#kit/scalars";
import { blind, sealed } from "#kit/vault/columns";
import { Triage } from "../screening/screening.enums";
import { RestrictedRecord } from "../sensitivity/restricted-record.entity";
import { MedicalNeedCategory, MedicalNeedPriority, MedicalNeedStatus } from "./need.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "Care that a person needs (HL7 FHIR R4: ServiceRequest)." })
@Entity("medical_need")
@Index("medical_need_worklist", ["operationCode", "sensitivity", "priorityRank", "occurredAt", "id", "personId"])
@Index("medical_need_status", [
  "operationCode",
  "sensitivity",
  "status",
  "priorityRank",
  "occurredAt",
  "id",
  "personId",
])
@Index("medical_need_category", [
  "operationCode",
  "sensitivity",
  "categoryKey",
  "priorityRank",
  "occurredAt",
  "id",
  "personId",
])
@Index("medical_need_triage", [
  "operationCode",
  "sensitivity",
  "triage",
  "priorityRank",
  "occurredAt",
  "id",
  "personId",
])
@Index("medical_need_opened", ["operationCode", "sensitivity", "occurredAt", "id", "personId"])
@Index("medical_need_figures", ["operationCode", "priority", "status"])
@Index("medical_need_person", ["personId", "occurredAt", "id"])
export class MedicalNeed extends RestrictedRecord {
  @Field(() => MedicalNeedStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 20 })
  status!: MedicalNeedStatus;

  @Field(() => MedicalNeedPriority, { nullable: true, description: "How soon it must be met." })
  @Column("varchar", { length: 10 })
  priority!: MedicalNeedPriority;

  // Always PRIORITIES[priority].rank: the database sorts by it.
  @Column("int")
  priorityRank!: number;

  @Field(() => MedicalNeedCategory, { nullable: true, description: "What kind of care." })
  @Column("text", sealed)
  category!: MedicalNeedCategory;

  // Given the category again; holds what it is found by.
  @Column("varchar", blind("category"))
  categoryKey!: string;

  @Field(() => String, { nullable: true, description: "The care that is needed, in the clinician's words." })
  @Column("text", { nullable: true, ...sealed })
  description!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the need was found." })
  get openedAt(): Date {
    return this.occurredAt;
  }

  @Field(() => DateTime, { nullable: true, description: "When it was met or revoked; null while it is open." })
  @Column("datetime", { precision: 3, nullable: true })
  closedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "By when it should be met, from its priority: 1 h, 24 h, 48 h, 7 days. This hub's own default.",
  })
  @Column("datetime", { precision: 3 })
  dueAt!: Date;

  // A copy, so that the worklist filters by it from an index. Whoever writes a person's newest screening writes it here.
  @Field(() => Triage, {
    nullable: true,
    description: "Triage at the person's latest screening; null if never screened.",
  })
  @Column("varchar", { length: 10, nullable: true })
  triage!: Triage | null;

  @Column("varchar", { length: 36, nullable: true })
  conditionId!: string | null;
}
