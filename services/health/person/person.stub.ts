import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The people agency owns `Person`; here it is only the hook that health records hang on. */
@Directive('@key(fields: "id")')
@ObjectType({ description: "A person who was registered in an operation." })
export class Person {
  @Field(() => ID, { description: "A UUID; says nothing of the person." })
  id!: string;

  // Comes as plain JSON, and only where a field requires it.
  @Directive("@external")
  @Field(() => Boolean, { nullable: true, description: "Whether the viewer's broken glass for this person lasts." })
  isGlassBroken?: boolean | null;
}
