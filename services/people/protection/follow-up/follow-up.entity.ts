import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { DateTime, LocalDate } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { CaseRecord } from "../case/case-record.entity";
import { CaseFollowUpKind } from "./follow-up.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "One follow-up of a child, made or still to be made. `occurredAt` is when it was planned." })
@Entity("case_follow_up")
@Index("case_follow_up_case", ["childCaseId", "occurredAt", "id"])
export class CaseFollowUp extends CaseRecord {
  @Field(() => CaseFollowUpKind, { nullable: true, description: "How it is made." })
  @Column("varchar", { length: 30 })
  kind!: CaseFollowUpKind;

  @Field(() => LocalDate, { nullable: true, description: "The day by which it is to be made." })
  @Column("date")
  dueOn!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was made; null while it was not." })
  @Column("datetime", { precision: 3, nullable: true })
  madeAt!: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the child was seen; null while it was not made." })
  @Column("boolean", { nullable: true })
  wasChildSeen!: boolean | null;

  @Field(() => String, { nullable: true, description: "The caseworker's words." })
  @Column("text", { nullable: true, ...sealed })
  note!: string | null;
}
