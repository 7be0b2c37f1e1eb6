import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { blind, sealed } from "#kit/vault/columns";

@ObjectType({ description: "The number under which another agency knows a person." })
@Entity("person_other_id")
@Index("person_other_id_value", ["agency", "valueKey"])
export class PersonOtherId {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  @Field(() => String, { nullable: true, description: "The agency, e.g. UNHCR." })
  @PrimaryColumn("varchar", { length: 80 })
  agency!: string;

  @Field(() => String, { nullable: true, description: "Its number for the person." })
  @Column("text", sealed)
  value!: string;

  // Given the number again; holds what it is found by.
  @Column("varchar", blind("value"))
  valueKey!: string;
}
