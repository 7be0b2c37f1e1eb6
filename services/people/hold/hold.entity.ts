import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";

@ObjectType({
  description: "An agency's word that a person must not be moved for now. The reason stays with that agency.",
})
@Entity("person_hold")
@Index("person_hold_person", ["personId", "liftedAt"])
export class PersonHold extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => DateTime, { nullable: true, description: "When it ended; null while it holds." })
  @Column("datetime", { precision: 3, nullable: true })
  liftedAt!: Date | null;
}
