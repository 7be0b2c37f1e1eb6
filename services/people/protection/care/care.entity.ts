import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { sealed } from "#kit/vault/columns";
import { DateTime } from "#kit/scalars";
import { CaseRecord } from "../case/case-record.entity";
import { CareArrangement } from "./care.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A child's time in somebody's care. `occurredAt` is when it began." })
@Entity("care_placement")
@Index("care_placement_case", ["childCaseId", "occurredAt", "id"])
export class CarePlacement extends CaseRecord {
  @Field(() => CareArrangement, { nullable: true, description: "Whose care it is." })
  @Column("text", sealed)
  arrangement!: CareArrangement;

  // Null where the caregiver is not registered here: a centre, a foster family.
  @Column("varchar", { length: 36, nullable: true })
  caregiverId!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it ended; null while it lasts." })
  @Column("datetime", { precision: 3, nullable: true })
  endedAt!: Date | null;
}
