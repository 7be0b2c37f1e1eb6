import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Trip } from "../trip/trip.entity";
import { ManifestEntry } from "./manifest.entity";

@InputType({ description: "Somebody who is proposed for a trip." })
export class NomineeInput {
  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The household: its members get seats together or none does. Left out for somebody alone.",
  })
  householdId?: string | null;
}

@InputType({ description: "People who are proposed for a trip." })
export class NominateInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: PLANNED, OPEN or DELAYED." })
  tripId!: string;

  @Field(() => [NomineeInput], { description: "1 to 100 people, nobody twice." })
  people!: NomineeInput[];

  @Field(() => String, {
    nullable: true,
    description: "Why a household is parted, where some of it are on another trip: up to 500 characters.",
  })
  apartReason?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "Somebody who was not nominated, and why." })
export class NominationRefused {
  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => String, { description: "A code of the hub's errors, e.g. TRIP_FULL." })
  code!: string;

  @Field(() => String, { description: "What it means." })
  message!: string;
}

@ObjectType({
  description: "Who has a seat now, and who was refused one. Where all were refused, the first code is an error.",
})
export class NominatePayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;

  @Field(() => [ManifestEntry], { nullable: true, description: "Those who were nominated." })
  entries!: ManifestEntry[] | null;

  @Field(() => [NominationRefused], { nullable: true, description: "Those who were not." })
  refused!: NominationRefused[] | null;
}
