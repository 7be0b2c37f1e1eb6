import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { sealed } from "#kit/vault/columns";
import { PersonRecord } from "../person/person-record.entity";
import { AllergySeverity } from "./allergy.enums";

@ObjectType({ description: "What a person must not be given." })
@Entity("allergy")
@Index("allergy_person", ["personId", "occurredAt", "id"])
export class Allergy extends PersonRecord {
  @Field(() => String, { nullable: true, description: "Medicine, food or other substance, in words." })
  @Column("text", sealed)
  substance!: string;

  @Field(() => AllergySeverity, { nullable: true, description: "How bad the worst known reaction was." })
  @Column("text", sealed)
  severity!: AllergySeverity;

  @Field(() => String, { nullable: true, description: "What happened then, in words." })
  @Column("text", { nullable: true, ...sealed })
  reaction!: string | null;
}
