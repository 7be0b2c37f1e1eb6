import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The people agency owns `Operation`; here it is what the figures on movements hang on. */
@Directive('@key(fields: "code")')
@ObjectType({ description: "A humanitarian operation: one crisis, one place, one time." })
@Entity("operation")
export class Operation {
  @Field(() => ID, { description: "The code under which all agencies know it, e.g. GAO-2018." })
  @PrimaryColumn("varchar", { length: 40 })
  code!: string;

  // IANA name. Days of this operation are counted in it.
  @Column("varchar", { length: 60 })
  timeZone!: string;
}
