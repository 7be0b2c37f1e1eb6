import { Field, Int, ObjectType } from "type-graphql";
import { DistributionKind } from "./distribution.enums";

@ObjectType({ description: "What was given out of one kind." })
export class DistributionsByKind {
  @Field(() => DistributionKind, { description: "The kind." })
  kind!: DistributionKind;

  @Field(() => Int, { description: "How often something of it was given to somebody." })
  count!: number;

  @Field(() => Int, { description: "How many rations, kits or grants these were." })
  quantity!: number;

  @Field(() => Int, { description: "How many people were given any." })
  people!: number;
}
