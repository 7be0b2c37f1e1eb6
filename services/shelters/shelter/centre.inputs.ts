import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { VersionConflict } from "#kit/conflict";
import { LocalDate } from "#kit/scalars";
import { HousingUnit } from "../unit/unit.entity";
import { HousingUnitKind } from "../unit/unit.enums";
import { Shelter } from "./shelter.entity";
import { ShelterKind } from "./shelter.enums";

@InputType({ description: "A shelter that may take people, once it is agreed." })
export class ProposeShelterInput {
  @Field(() => ID, { description: "A UUID made by the client: the shelter's. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => String, { description: "Its name: 1 to 200 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Another name that it is known by." })
  alias?: string | null;

  @Field(() => ShelterKind, { description: "What kind of place it is." })
  kind!: ShelterKind;

  @Field(() => String, { description: "The agency or organization that runs it: 1 to 120 characters." })
  operatorAgency!: string;

  @Field(() => String, { description: "The town that it is in: 1 to 120 characters." })
  placeName!: string;

  @Field(() => String, { description: "OCHA p-code of the region that it is in, e.g. ML07." })
  placeCode!: string;

  @Field(() => Int, { description: "Places: 1 to 20,000." })
  capacity!: number;

  @Field(() => Boolean, { defaultValue: false, description: "Whether people wait here for the way home." })
  isOnward!: boolean;
}

@InputType({ description: "An act on a shelter where you work." })
export class ShelterActInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The shelter." })
  shelterId!: string;
}

@InputType({ description: "What is known of a shelter now; what is left out stays." })
export class UpdateShelterInput extends ShelterActInput {
  @Field(() => Int, { description: "The version that you saw." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Its name." })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: "Places: 1 to 20,000. Not fewer than are taken: SHELTER_FULL." })
  capacity?: number | null;

  @Field(() => Float, { nullable: true, description: "Covered living space, in m²." })
  coveredAreaM2?: number | null;

  @Field(() => Int, { nullable: true, description: "Water, in litres a day." })
  waterLitresPerDay?: number | null;

  @Field(() => Int, { nullable: true, description: "Toilets in use." })
  toilets?: number | null;
}

@InputType({ description: "A part that is added to a shelter." })
export class AddHousingUnitInput extends ShelterActInput {
  @Field(() => String, { description: "Its name inside the shelter: 1 to 120 characters." })
  name!: string;

  @Field(() => HousingUnitKind, { description: "For whom it is." })
  kind!: HousingUnitKind;

  @Field(() => Int, { description: "Places. With those of the other parts not more than capacity + surge." })
  capacity!: number;
}

@InputType({ description: "Places that nobody can be given for a time, or can be again." })
export class BlockPlacesInput extends ShelterActInput {
  @Field(() => Int, { description: "How many: 1 or more." })
  count!: number;

  @Field(() => String, {
    description: "Why: a family alone in a six-bed room, repair, quarantine; up to 500 characters.",
  })
  reason!: string;
}

@InputType({ description: "Places that can be given again." })
export class UnblockPlacesInput extends ShelterActInput {
  @Field(() => Int, { description: "How many of those that are blocked." })
  count!: number;
}

@InputType({ description: "Places that are added for a time." })
export class ActivateSurgeInput extends ShelterActInput {
  @Field(() => Int, { description: "How many: 1 to 20,000; they take the place of what was added before." })
  places!: number;

  @Field(() => String, { description: "Why: up to 300 characters." })
  reason!: string;

  @Field(() => LocalDate, { description: "The last day for which they are needed: today or later." })
  endsOn!: string;
}

@ObjectType({ description: "The shelter, as it is now." })
export class ShelterPayload {
  @Field(() => Shelter, { nullable: true, description: "The shelter." })
  shelter!: Shelter | null;
}

@ObjectType({ description: "The shelter, as it is now." })
export class UpdateShelterPayload extends ShelterPayload {
  @Field(() => VersionConflict, { nullable: true, description: "Where somebody changed it meanwhile; else null." })
  conflict!: VersionConflict | null;
}

@ObjectType({ description: "The part that was added." })
export class AddHousingUnitPayload {
  @Field(() => HousingUnit, { nullable: true, description: "The part." })
  unit!: HousingUnit | null;
}
