import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The people agency owns `Person`; here it is only the hook that stays and distributions hang on. */
@Directive('@key(fields: "id")')
@ObjectType({ description: "A person who was registered in an operation." })
export class Person {
  @Field(() => ID, { description: "A UUID; says nothing of the person." })
  id!: string;
}
