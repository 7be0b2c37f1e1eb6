import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { HousingUnitKind } from "./unit.enums";

@ObjectType({ description: "A part of a shelter: a building, a floor, a tent, a room." })
@Entity("housing_unit")
@Index("housing_unit_shelter", ["shelterId", "name", "id"])
export class HousingUnit {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("varchar", { length: 36 })
  shelterId!: string;

  @Field(() => String, { nullable: true, description: "Its name inside the shelter." })
  @Column("varchar", { length: 120 })
  name!: string;

  @Field(() => HousingUnitKind, { nullable: true, description: "For whom it is." })
  @Column("varchar", { length: 30 })
  kind!: HousingUnitKind;

  @Field(() => Int, {
    nullable: true,
    description: "Places. Those of all units together are the shelter's capacity + surge.",
  })
  @Column("int")
  capacity!: number;

  // These two are told by the resolver, and only to who is told every number of people.
  @Column("int", { default: 0 })
  occupied!: number;

  @Column("int", { default: 0 })
  reserved!: number;
}
