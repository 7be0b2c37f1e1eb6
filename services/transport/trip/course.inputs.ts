import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Trip } from "./trip.entity";
import { TravelMode, TripPurpose } from "./trip.enums";

@InputType({ description: "One end of a trip." })
export class TripEndInput {
  @Field(() => String, { description: "The town or village: 1 to 120 characters." })
  name!: string;

  @Field(() => String, { description: "Its country (ISO 3166-1 alpha-3)." })
  country!: string;

  @Field(() => ID, { nullable: true, description: "The centre there, if there is one: its id." })
  shelterId?: string | null;
}

@InputType({ description: "A trip that is planned." })
export class PlanTripInput {
  @Field(() => ID, { description: "A UUID made by the client: the trip's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => TripPurpose, { description: "What it is for." })
  purpose!: TripPurpose;

  @Field(() => TravelMode, { description: "By road or by air." })
  mode!: TravelMode;

  @Field(() => TripEndInput, { description: "Where it leaves from." })
  from!: TripEndInput;

  @Field(() => TripEndInput, {
    description: "Where it goes. With a centre, everybody needs a bed there to board.",
  })
  to!: TripEndInput;

  @Field(() => DateTime, { description: "When it is to leave." })
  departsAt!: Date;

  @Field(() => DateTime, { description: "When it is expected there." })
  arrivesAt!: Date;

  @Field(() => ID, { nullable: true, description: "The vehicle; left out while it is not known." })
  vehicleId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Seats for passengers, 1 to 1,000; left out for all of the vehicle's. Needed without a vehicle.",
  })
  seats?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a border is crossed; left out, it is where the countries of the two ends differ.",
  })
  crossesBorder?: boolean | null;

  @Field(() => Float, { nullable: true, description: "Length of the way, in kilometres." })
  distanceKm?: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was planned, for a desk that sends late; now if left out.",
  })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The trip that was planned." })
export class PlanTripPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;
}

@InputType({ description: "The trip to which people are to be nominated." })
export class OpenTripInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;
}

@ObjectType({ description: "The trip, OPEN." })
export class OpenTripPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;
}

@InputType({ description: "When a trip leaves instead." })
export class DelayTripInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;

  @Field(() => DateTime, { description: "When it is to leave: later than was planned." })
  departsAt!: Date;

  @Field(() => DateTime, { description: "When it is expected at the destination." })
  arrivesAt!: Date;
}

@ObjectType({ description: "The trip, DELAYED." })
export class DelayTripPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;
}

@InputType({ description: "The trip that people get into now." })
export class StartBoardingInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;
}

@ObjectType({ description: "The trip, BOARDING." })
export class StartBoardingPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;
}

@InputType({ description: "The trip on which everybody is accounted for." })
export class CompleteTripInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;
}

@ObjectType({ description: "The trip, COMPLETED." })
export class CompleteTripPayload {
  @Field(() => Trip, { nullable: true, description: "The trip." })
  trip!: Trip | null;
}
