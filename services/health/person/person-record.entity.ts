import { Field, ObjectType } from "type-graphql";
import { Column } from "typeorm";
import { FieldRecord } from "#kit/record";
import { Person } from "./person.stub";

/** A health record of one person. Each table has an index on `personId, occurredAt, id`. */
@ObjectType()
export abstract class PersonRecord extends FieldRecord {
  // The people agency's id. A reference, never a foreign key: no agency's tables lean on another's.
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => Person, { nullable: true, description: "Whom this is about." })
  get person(): Person {
    return { id: this.personId };
  }
}
