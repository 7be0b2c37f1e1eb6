import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { LocalDate } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { RestrictedRecord } from "../sensitivity/restricted-record.entity";
import { ConditionClinicalStatus } from "./condition.enums";

// `condition` is a reserved word of MariaDB.
@Directive('@key(fields: "id")')
@ObjectType({ description: "A disease, injury or state that a clinician found in a person. `occurredAt` is when." })
@Entity("health_condition")
@Index("health_condition_person", ["personId", "occurredAt", "id"])
export class Condition extends RestrictedRecord {
  @Column("text", sealed)
  icd10Code!: string;

  @Field(() => ConditionClinicalStatus, { nullable: true, description: "Where it stands." })
  @Column("text", sealed)
  clinicalStatus!: ConditionClinicalStatus;

  @Field(() => LocalDate, { nullable: true, description: "The day it began, as far as anybody knows." })
  @Column("date", { nullable: true })
  onsetOn!: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it cannot wait; a new one suspends a travel verdict." })
  @Column("boolean")
  isUrgent!: boolean;

  @Field(() => String, { nullable: true, description: "The clinician's words." })
  @Column("text", { nullable: true, ...sealed })
  note!: string | null;
}
