// What transport must know of a person to let the person board, in the words of the agencies that own it. The gateway
// hands these facts over as plain JSON: instants as text, and null or nothing for what an agency does not say.
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Shelter } from "../shelter/shelter.stub";
import { TravelMode } from "../trip/trip.enums";
import { ChildTravelVerdict, FitToTravelVerdict } from "./person.enums";

type Instant = string | Date;

/** Health's. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({
  description:
    "A clinician's verdict on whether a person may travel. It names no condition: partners may see all of it.",
})
export class FitToTravel {
  @Field(() => ID, { description: "A UUID, made by the client that wrote the record first." })
  id?: string;

  @Directive("@external")
  @Field(() => TravelMode, { nullable: true, description: "For which mode of travel it was given." })
  mode?: `${TravelMode}` | null;

  @Directive("@external")
  @Field(() => FitToTravelVerdict, { nullable: true, description: "The verdict." })
  verdict?: `${FitToTravelVerdict}` | null;

  @Directive("@external")
  @Field(() => DateTime, { nullable: true, description: "Holds before this instant." })
  validUntil?: Instant | null;

  @Directive("@external")
  @Field(() => Boolean, { nullable: true, description: "Whether it holds now: neither run out nor suspended." })
  isValid?: boolean | null;
}

/** UNICEF's, in people. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({
  description: "Whether one child may travel without a guardian. The latest of a child is the one that counts.",
})
export class ChildTravelClearance {
  @Field(() => ID, { description: "A UUID, made by the client that wrote the record first." })
  id?: string;

  @Directive("@external")
  @Field(() => ChildTravelVerdict, { nullable: true, description: "Yes, no, or not yet." })
  verdict?: `${ChildTravelVerdict}` | null;

  @Directive("@external")
  @Field(() => DateTime, { nullable: true, description: "Until when the verdict holds." })
  validUntil?: Instant | null;
}

/** Shelters'. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: "One person's time in one shelter, or a bed kept for it." })
export class ShelterStay {
  @Field(() => ID, { description: "A UUID, made by the client that wrote the record first." })
  id?: string;

  @Directive("@external")
  @Field(() => Shelter, { nullable: true, description: "Where." })
  shelter?: Shelter | null;

  @Directive("@external")
  @Field(() => DateTime, { nullable: true, description: "Until when the bed is kept; null: without an end." })
  reservationExpiresAt?: Instant | null;
}

/** The people agency owns `Person`; here it is what journeys and papers hang on. */
@Directive('@key(fields: "id")')
@ObjectType({ description: "A person who was registered in an operation." })
export class Person {
  @Field(() => ID, { description: "A UUID; says nothing of the person." })
  id!: string;

  @Directive("@external")
  @Field(() => Boolean, { nullable: true, description: "Whether under 18 today, or of disputed age." })
  isMinor?: boolean | null;

  @Directive("@external")
  @Field(() => Boolean, { nullable: true, description: "Whether some agency says that the person must not be moved." })
  isOnHold?: boolean | null;

  @Directive("@external")
  @Field(() => Boolean, { nullable: true, description: "Whether the person agreed to be moved." })
  hasTravelConsent?: boolean | null;

  @Directive("@external")
  @Field(() => [Person], { nullable: true, description: "The people whom this person depends on." })
  caregivers?: Person[] | null;

  @Directive("@external")
  @Field(() => ChildTravelClearance, { nullable: true, description: "The latest verdict; null where none was given." })
  childTravelClearance?: ChildTravelClearance | null;

  @Directive("@external")
  @Field(() => [FitToTravel], { nullable: true, description: "The latest verdict for each mode that was assessed." })
  fitToTravelByMode?: FitToTravel[] | null;

  @Directive("@external")
  @Field(() => [ShelterStay], { nullable: true, description: "Beds that are kept for this person." })
  reservedStays?: ShelterStay[] | null;
}
