import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, PrimaryColumn } from "typeorm";

@ObjectType({ description: "The number under which another agency knows a person." })
@Entity("person_other_id")
@Index("person_other_id_value", ["agency", "value"])
export class PersonOtherId {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  @Field(() => String, { nullable: true, description: "The agency, e.g. UNHCR." })
  @PrimaryColumn("varchar", { length: 80 })
  agency!: string;

  @Field(() => String, { nullable: true, description: "Its number for the person." })
  @Column("varchar", { length: 80 })
  value!: string;
}
