import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Trip } from "../trip/trip.entity";

@InputType({ description: "A trip that will not leave." })
export class CancelTripInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;

  @Field(() => String, {
    description: "Why: 1 to 500 characters. All partners see it: it names nobody.",
  })
  reason!: string;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The trip, CANCELLED." })
export class CancelTripPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;
}
