import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime, LocalDate } from "#kit/scalars";
import { NewRecordInput } from "../patient/record.inputs";
import { FitToTravel } from "./fitness.entity";
import { FitToTravelVerdict, TravelMode, TravelRequirement } from "./fitness.enums";

@InputType({ description: "A clinician's verdict on somebody who was examined." })
export class CertifyFitToTravelInput extends NewRecordInput {
  @Field(() => TravelMode, { description: "For which mode of travel." })
  mode!: TravelMode;

  @Field(() => FitToTravelVerdict, { description: "The verdict." })
  verdict!: FitToTravelVerdict;

  @Field(() => [TravelRequirement], {
    defaultValue: [],
    description: "What must be met: 1 or more of FIT_WITH_REQUIREMENTS, none of another verdict.",
  })
  requirements!: TravelRequirement[];

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when it holds: 72 hours after the examination if left out, and at most.",
  })
  validUntil?: Date | null;

  @Field(() => LocalDate, { nullable: true, description: "When to look again: of TEMPORARILY_UNFIT, and of no other." })
  recheckOn?: string | null;
}

@ObjectType({ description: "The verdict that was given." })
export class CertifyFitToTravelPayload {
  @Field(() => FitToTravel, {
    nullable: true,
    description:
      "The verdict. Suspended from the start where it was sent late, and something urgent had been found since.",
  })
  fitToTravel!: FitToTravel | null;
}

@InputType({ description: "A verdict that shall hold no longer." })
export class SuspendFitToTravelInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The verdict." })
  fitToTravelId!: string;
}

@ObjectType({ description: "The verdict that was suspended." })
export class SuspendFitToTravelPayload {
  @Field(() => FitToTravel, { nullable: true, description: "The verdict." })
  fitToTravel!: FitToTravel | null;
}
