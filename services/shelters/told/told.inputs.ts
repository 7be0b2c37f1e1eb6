// What other agencies tell the shelters.
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { StayEndReason } from "../stay/stay.enums";
import { HousingUnitKind } from "../unit/unit.enums";

const ACT = "A UUID that the telling agency makes: sent again, it is the same act.";

@InputType({ description: "How one person is to be housed." })
export class PlacementWish {
  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => ID, { nullable: true, description: "The household, which stays together; null for somebody alone." })
  householdId?: string | null;

  @Field(() => HousingUnitKind, { description: "In which part of a shelter the person belongs." })
  housedAs!: HousingUnitKind;

  @Field(() => DateTime, { description: "Since when the person needs a bed." })
  waitingSince!: Date;
}

@InputType({ description: "People who were registered, or whose household or age was put right." })
export class RequestPlacementsInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "Code of the operation." })
  operation!: string;

  @Field(() => [PlacementWish], { description: "1 to 1,000." })
  people!: PlacementWish[];
}

@ObjectType({ description: "That the shelters know." })
export class RequestPlacementsPayload {
  @Field(() => Int, { description: "How many people." })
  requested!: number;
}

@InputType({ description: "What became of somebody, as people know it." })
export class EndAssistanceInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => StayEndReason, { description: "Where the person went." })
  reason!: StayEndReason;

  @Field(() => DateTime, { description: "When." })
  occurredAt!: Date;
}

@InputType({ description: "Somebody who boarded." })
export class CheckOutForTripInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => ID, { description: "The trip." })
  tripId!: string;

  @Field(() => DateTime, { description: "When." })
  occurredAt!: Date;
}

@InputType({ description: "Somebody who came with a trip, or was taken off it." })
export class CheckInFromTripInput extends CheckOutForTripInput {
  @Field(() => ID, { nullable: true, description: "Where to; left out: where the person left from for this trip." })
  shelterId?: string | null;
}

@ObjectType({ description: "That the shelters know." })
export class ToldPayload {
  @Field(() => ID, { description: "The person." })
  personId!: string;
}
