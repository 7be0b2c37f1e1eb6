import { Directive, Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { TravelMode } from "../fitness/fitness.enums";
import { Person } from "../person/person.stub";

/** The transport agency owns `Trip`; what it hands over arrives as plain JSON. */
@Directive('@key(fields: "id")')
@ObjectType({ description: "One journey of one vehicle." })
export class Trip {
  @Field(() => ID, { description: "A UUID." })
  id!: string;

  @Directive("@external")
  @Field(() => DateTime, { nullable: true, description: "When it leaves." })
  departsAt?: string | Date | null;

  @Directive("@external")
  @Field(() => TravelMode, { nullable: true, description: "By road or by air." })
  mode?: TravelMode | null;

  @Directive("@external")
  @Field(() => [Person], { nullable: true, description: "Those who have a seat." })
  passengers?: Person[] | null;
}
