import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { blind, sealed } from "#kit/vault/columns";

@ObjectType({ description: "Something about a person that asks for particular notice, intervention or follow-up." })
@Entity("specific_need")
@Index("specific_need_person", ["personId", "occurredAt"])
@Index("specific_need_code", ["operationCode", "codeKey", "personId"])
@Index("specific_need_group", ["operationCode", "groupKey", "personId"])
export class SpecificNeed extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  // UNHCR specific-needs code.
  @Column("text", sealed)
  code!: string;

  // Given the code again; holds what it is found by.
  @Column("varchar", blind("code"))
  codeKey!: string;

  // Given `groupOf` the code; holds what all needs of its group are found by.
  @Column("varchar", blind())
  groupKey!: string;

  @Field(() => String, { nullable: true, description: "What whoever identified the need wrote about it." })
  @Column("text", { nullable: true, ...sealed })
  notes!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it was over; null while it lasts." })
  @Column("datetime", { precision: 3, nullable: true })
  endedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When the need was identified." })
  get identifiedAt(): Date {
    return this.occurredAt;
  }
}
