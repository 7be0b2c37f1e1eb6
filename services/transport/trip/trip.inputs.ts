import { ArgsType, Field, ID, InputType } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { DateTime } from "#kit/scalars";
import { Trip } from "./trip.entity";
import { TravelMode, TripPurpose, TripSort, TripStatus } from "./trip.enums";

@InputType({ description: "Which trips to list; what is left out does not filter." })
export class TripFilter {
  @Field(() => [TripStatus], { nullable: true, description: "In any of these states." })
  status?: TripStatus[] | null;

  @Field(() => TripPurpose, { nullable: true, description: "For this purpose." })
  purpose?: TripPurpose | null;

  @Field(() => TravelMode, { nullable: true, description: "By this mode." })
  mode?: TravelMode | null;

  @Field(() => String, { nullable: true, description: "To this country (ISO 3166-1 alpha-3)." })
  destinationCountry?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "To a place whose name begins like this; accents, case and punctuation do not count.",
  })
  destinationName?: string | null;

  @Field(() => ID, { nullable: true, description: "To this shelter: its id." })
  destinationShelter?: string | null;

  @Field(() => ID, { nullable: true, description: "From this shelter: its id." })
  originShelter?: string | null;

  @Field(() => DateTime, { nullable: true, description: "To leave at this instant or later." })
  departsFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "To leave before this instant." })
  departsBefore?: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Whether `seatsFree` is more than 0." })
  hasFreeSeats?: boolean | null;
}

@ArgsType()
export class TripsArgs extends PageArgs {
  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => TripFilter, { nullable: true, description: "Which ones; all without it." })
  filter?: TripFilter | null;

  @Field(() => TripSort, { defaultValue: TripSort.DEPARTURE_SOONEST, description: "In which order." })
  sort!: TripSort;
}

export const TripConnection = connectionOf(Trip, "Trip");
