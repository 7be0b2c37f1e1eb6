import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";

@ObjectType({ description: "Money that is given to a person for the return." })
export class ReturnAllowance {
  @Field(() => Int, { nullable: true, description: "How much, in whole units of the currency." })
  amount!: number;

  @Field(() => String, { nullable: true, description: "The currency (ISO 4217), e.g. XOF." })
  currency!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was paid; null before." })
  paidAt!: Date | null;
}
