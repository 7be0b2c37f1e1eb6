import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { ManifestEntry } from "./manifest.entity";
import { NomineeInput } from "./nominate.inputs";

const TOGETHER =
  "Whether minors who travel because this person does are taken off with them. Without it the act is refused where there are any.";

@InputType({ description: "Somebody who does not want to travel." })
export class DeclineSeatInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => String, { nullable: true, description: "Why, if they said so: up to 500 characters." })
  reason?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: TOGETHER })
  together!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "Who is off the trip now." })
export class DeclineSeatPayload {
  @Field(() => [ManifestEntry], {
    nullable: true,
    description: "The person, and the minors who are taken off together.",
  })
  entries!: ManifestEntry[] | null;
}

@InputType({ description: "Somebody who is taken off a trip." })
export class OffloadInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => String, { description: "Why: 1 to 500 characters." })
  reason!: string;

  @Field(() => Boolean, { defaultValue: false, description: TOGETHER })
  together!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "Who is off the trip now." })
export class OffloadPayload {
  @Field(() => [ManifestEntry], {
    nullable: true,
    description: "The person, and the minors who are taken off together.",
  })
  entries!: ManifestEntry[] | null;
}

@InputType({ description: "Somebody who was not there when the trip boarded." })
export class RecordNoShowInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => String, { nullable: true, description: "What is known of why: up to 500 characters." })
  reason?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: TOGETHER })
  together!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "Who is off the trip now." })
export class RecordNoShowPayload {
  @Field(() => [ManifestEntry], {
    nullable: true,
    description: "The person, and the minors who are taken off together.",
  })
  entries!: ManifestEntry[] | null;
}

@InputType({ description: "One person who goes off a trip, and one who travels instead." })
export class SwapPassengersInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: not left yet." })
  tripId!: string;

  @Field(() => ID, { description: "The person who goes off. They have a seat." })
  offPersonId!: string;

  @Field(() => NomineeInput, { description: "The person who gets the seat." })
  on!: NomineeInput;

  @Field(() => String, { description: "Why: 1 to 500 characters." })
  reason!: string;

  @Field(() => Boolean, { defaultValue: false, description: TOGETHER })
  together!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "Who is off the trip now, and who is on it." })
export class SwapPassengersPayload {
  @Field(() => [ManifestEntry], {
    nullable: true,
    description: "The person, and the minors who are taken off together.",
  })
  off!: ManifestEntry[] | null;

  @Field(() => ManifestEntry, { nullable: true, description: "The person who got the seat: NOMINATED." })
  on!: ManifestEntry | null;
}
