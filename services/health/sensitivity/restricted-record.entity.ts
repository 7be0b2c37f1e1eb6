import { Field, ObjectType } from "type-graphql";
import { Column } from "typeorm";
import { PersonRecord } from "../person/person-record.entity";
import { HealthSensitivity } from "./sensitivity.enums";

/**
 * A health record that may be of level L4. The level is stored, so that every statement can leave L4 out by itself:
 * what is never read cannot leak through a list, a count, a cursor or a path from another record.
 */
@ObjectType()
export abstract class RestrictedRecord extends PersonRecord {
  @Field(() => HealthSensitivity, { nullable: true, description: "How closely this record is held." })
  @Column("varchar", { length: 2 })
  sensitivity!: HealthSensitivity;
}
