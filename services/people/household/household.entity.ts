import { Directive, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { FieldRecord } from "#kit/record";

@Directive('@key(fields: "id")')
@ObjectType({ description: "People who live and travel together, and stay together in shelters and on trips." })
@Entity("household")
export class Household extends FieldRecord {
  // Null where nobody speaks for the household.
  @Column("varchar", { length: 36, nullable: true })
  headId!: string | null;
}
