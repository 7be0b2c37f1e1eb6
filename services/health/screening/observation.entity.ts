import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { sealedNumber } from "#kit/vault/columns";
import { ObservationKind } from "./screening.enums";

@ObjectType({ description: "One thing measured at a screening." })
@Entity("observation")
@Index("observation_screening", ["screeningId"])
export class Observation {
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("varchar", { length: 36 })
  screeningId!: string;

  @Field(() => ObservationKind, { nullable: true, description: "What was measured." })
  @Column("varchar", { length: 30 })
  kind!: ObservationKind;

  @Field(() => Float, { nullable: true, description: "The value, in `unit`." })
  @Column("text", sealedNumber)
  value!: number;
}
