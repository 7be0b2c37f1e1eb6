import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { sealed } from "#kit/vault/columns";
import { RestrictedRecord } from "../sensitivity/restricted-record.entity";

// Restricted, because a medicine can name its disease: antiretrovirals, antipsychotics.
@ObjectType({ description: "A medicine that a person takes along on the journey. `occurredAt` is when it was given." })
@Entity("medication")
@Index("medication_person", ["personId", "occurredAt", "id"])
export class Medication extends RestrictedRecord {
  @Field(() => String, { nullable: true, description: "International non-proprietary name (INN), e.g. metformin." })
  @Column("text", sealed)
  name!: string;

  @Field(() => String, { nullable: true, description: "How much and how often, in words." })
  @Column("text", sealed)
  dose!: string;

  @Field(() => Int, { nullable: true, description: "For how many days it lasts." })
  @Column("int")
  quantityDays!: number;

  @Field(() => Boolean, { nullable: true, description: "Whether it must be kept at 2 to 8 degrees Celsius." })
  @Column("boolean")
  isColdChainRequired!: boolean;
}
