import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { ManifestEntry } from "../manifest/manifest.entity";
import { Trip } from "../trip/trip.entity";

@InputType({ description: "A trip that leaves." })
export class DepartInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: BOARDING." })
  tripId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Why those who are not on board stay behind: needed where there are any, up to 500 characters.",
  })
  leftBehindReason?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it left, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The trip, DEPARTED." })
export class DepartPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;

  @Field(() => Int, { nullable: true, description: "How many were on the manifest and not on board: NO_SHOW." })
  leftBehind!: number | null;
}

@InputType({ description: "A trip that is there." })
export class ArriveInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: DEPARTED." })
  tripId!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: "Those who were on board and did not get out: up to 100 people. Each is an alarm.",
  })
  missingPersonIds!: string[];

  @Field(() => DateTime, {
    nullable: true,
    description: "When it arrived, for a desk that sends late; now if left out.",
  })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The trip, ARRIVED." })
export class ArrivePayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;
}

@InputType({ description: "Somebody who is received at the destination." })
export class HandOverInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: ARRIVED or COMPLETED." })
  tripId!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Who received them: up to 200 characters. Needed for a minor who travelled on a child travel clearance.",
  })
  receivedBy?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "That the receiver is the one whom the child travel clearance names, checked against a paper. Needed for a minor who travelled on one.",
  })
  isNamedReceiver!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The person, HANDED_OVER." })
export class HandOverPayload {
  @Field(() => ManifestEntry, { nullable: true, description: "The person's entry." })
  entry!: ManifestEntry | null;
}

@InputType({ description: "Somebody who was on board and is not there." })
export class ReportMissingInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: DEPARTED." })
  tripId!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was noticed; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The person, MISSING_AT_ARRIVAL." })
export class ReportMissingPayload {
  @Field(() => ManifestEntry, { nullable: true, description: "The person's entry." })
  entry!: ManifestEntry | null;
}

@InputType({ description: "Somebody who was missing and is at the destination after all." })
export class ReportFoundInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip: DEPARTED, ARRIVED or COMPLETED." })
  tripId!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => DateTime, { nullable: true, description: "When; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The person, ARRIVED." })
export class ReportFoundPayload {
  @Field(() => ManifestEntry, { nullable: true, description: "The person's entry." })
  entry!: ManifestEntry | null;
}
