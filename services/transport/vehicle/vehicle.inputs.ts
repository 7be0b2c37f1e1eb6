import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { TravelMode } from "../trip/trip.enums";
import { Vehicle } from "./vehicle.entity";

@InputType({ description: "A vehicle that is at the operation's disposal." })
export class RegisterVehicleInput {
  @Field(() => ID, { description: "A UUID made by the client: the vehicle's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => String, { description: "What the desk calls it: 1 to 120 characters." })
  name!: string;

  @Field(() => TravelMode, { description: "By road or by air." })
  mode!: TravelMode;

  @Field(() => Int, { description: "Seats for passengers: 1 to 1,000." })
  seats!: number;

  @Field(() => String, { description: "The agency that runs or has hired it, e.g. IOM: 1 to 120 characters." })
  operatorAgency!: string;

  @Field(() => String, { description: "Number plate, or registration of an aircraft: 1 to 40 characters." })
  plate!: string;

  @Field(() => Boolean, { description: "Whether a wheelchair gets in and can be secured." })
  isWheelchairAccessible!: boolean;

  @Field(() => DateTime, { nullable: true, description: "Since when, for a desk that sends late; now if left out." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The vehicle that was registered." })
export class RegisterVehiclePayload {
  @Field(() => Vehicle, { nullable: true, description: "The vehicle." })
  vehicle!: Vehicle | null;
}

@InputType({ description: "A vehicle that is no longer at the operation's disposal." })
export class RetireVehicleInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The vehicle." })
  vehicleId!: string;
}

@ObjectType({ description: "The vehicle that was retired." })
export class RetireVehiclePayload {
  @Field(() => Vehicle, { nullable: true, description: "The vehicle." })
  vehicle!: Vehicle | null;
}
