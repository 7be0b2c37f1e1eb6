import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The shelters agency owns `Shelter`; here it is an end of a trip. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "A centre where people sleep." })
export class Shelter {
  @Field(() => ID, { description: "A UUID." })
  id!: string;
}
