import { Field, ObjectType } from "type-graphql";
import { CodedTerm } from "#kit/terms";

@ObjectType({ description: "A town or village at one end of a journey." })
export class TravelPlace {
  @Field(() => String, { nullable: true, description: "Its name, as it is written there." })
  name!: string;

  @Field(() => CodedTerm, { nullable: true, description: "The country (ISO 3166-1 alpha-3)." })
  country!: CodedTerm;
}
