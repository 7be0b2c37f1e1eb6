import { Directive, Field, ID, ObjectType } from "type-graphql";

/** What every agency knows of a person that the people agency owns. The people agency's own class extends it. */
@Directive('@key(fields: "id")')
@ObjectType("Person", { description: "A person who was registered in an operation." })
export class PersonStub {
  @Field(() => ID, { description: "A UUID." })
  id!: string;
}
