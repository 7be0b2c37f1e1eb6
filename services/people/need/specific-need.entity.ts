import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";

@ObjectType({ description: "Something about a person that asks for particular notice, intervention or follow-up." })
@Entity("specific_need")
@Index("specific_need_person", ["personId", "occurredAt"])
@Index("specific_need_code", ["operationCode", "code", "personId"])
export class SpecificNeed extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  // UNHCR specific-needs code.
  @Column("varchar", { length: 10 })
  code!: string;

  @Field(() => String, { nullable: true, description: "What whoever identified the need wrote about it." })
  @Column("text", { nullable: true, ...sealed })
  notes!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the need was identified." })
  get identifiedAt(): Date {
    return this.occurredAt;
  }
}
