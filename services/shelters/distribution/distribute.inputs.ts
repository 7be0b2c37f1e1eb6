import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { LocalDate, DateTime } from "#kit/scalars";
import { Distribution } from "./distribution.entity";
import { DistributionKind } from "./distribution.enums";

@InputType()
abstract class GivenInput {
  @Field(() => ID, { description: "The shelter where you work and give it out." })
  shelterId!: string;

  @Field(() => DistributionKind, { description: "What." })
  kind!: DistributionKind;

  @Field(() => Int, { defaultValue: 1, description: "How many to each: 1, or as many as the kind allows a day." })
  quantity!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: "When, for a desk that sends late; now if left out. The interval is counted from there.",
  })
  occurredAt?: Date | null;
}

@InputType({ description: "Something that is given to one person." })
export class RecordDistributionInput extends GivenInput {
  @Field(() => ID, { description: "A UUID made by the client: the distribution's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "To whom." })
  personId!: string;
}

@InputType({ description: "Something that is given to everybody in a queue." })
export class DistributeToManyInput extends GivenInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => [ID], { description: "To whom: 1 to 500 people." })
  personIds!: string[];
}

@ObjectType({ description: "What was given." })
export class RecordDistributionPayload {
  @Field(() => Distribution, { nullable: true, description: "The distribution." })
  distribution!: Distribution | null;
}

@ObjectType({ description: "Somebody of a queue who was given nothing." })
export class NotGiven {
  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => String, { description: "DISTRIBUTION_TOO_SOON, or NOT_FOUND for who was erased." })
  code!: string;

  @Field(() => LocalDate, { nullable: true, description: "The first day on which they may be given it; null: never." })
  nextOn!: string | null;
}

@ObjectType({ description: "Who of a queue was given something." })
export class DistributeToManyPayload {
  @Field(() => Int, { nullable: true, description: "To how many." })
  given!: number;

  @Field(() => [NotGiven], { nullable: true, description: "Those who were given nothing." })
  notGiven!: NotGiven[];
}
