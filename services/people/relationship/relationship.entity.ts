import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { RelationshipKind } from "./relationship.enums";

@ObjectType({
  description: "What one person is to another: `person` is the `kind` (mother, uncle, spouse, …) of `other`.",
})
@Entity("relationship")
@Index("relationship_person", ["personId"])
@Index("relationship_other", ["otherId", "isCaregiver"])
export class Relationship extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 36 })
  otherId!: string;

  @Field(() => RelationshipKind, { nullable: true, description: "What `person` is to `other`." })
  @Column("varchar", { length: 30 })
  kind!: RelationshipKind;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether `person` is the caregiver of `other` now; false of one that ended.",
  })
  @Column("boolean")
  isCaregiver!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When it ended, or was found not to be so; else null." })
  @Column("datetime", { precision: 3, nullable: true })
  endedAt!: Date | null;
}
