import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { PersonRecord } from "../person/person-record.entity";
import { Triage } from "./screening.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "One look at a person's health, on arrival or later. `occurredAt` is when it was made." })
@Entity("screening")
@Index("screening_person", ["personId", "occurredAt", "id"])
@Index("screening_figures", ["operationCode", "triage"])
export class Screening extends PersonRecord {
  @Field(() => Triage, { nullable: true, description: "How soon the person must be seen." })
  @Column("varchar", { length: 10 })
  triage!: Triage;
}
