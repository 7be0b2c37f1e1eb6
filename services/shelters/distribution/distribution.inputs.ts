import { Field, Int, ObjectType } from "type-graphql";
import { DistributionKind } from "./distribution.enums";

@ObjectType({ description: "What was given out of one kind." })
export class DistributionsByKind {
  @Field(() => DistributionKind, { description: "The kind." })
  kind!: DistributionKind;

  @Field(() => Boolean, {
    description: "Whether the numbers are hidden, since so few people were given any; then there is at least one.",
  })
  isSuppressed!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "How often something of it was given to somebody. Null where `isSuppressed`.",
  })
  count!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many rations, kits or grants these were. Null where `isSuppressed`.",
  })
  quantity!: number | null;

  @Field(() => Int, { nullable: true, description: "How many people were given any. Null where `isSuppressed`." })
  people!: number | null;
}
