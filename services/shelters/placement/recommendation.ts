import { Arg, ArgsType, Field, ID, ObjectType } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { DateTime } from "#kit/scalars";
import { LabelLanguage } from "#kit/terms";
import { Person } from "../person/person.stub";
import { Shelter } from "../shelter/shelter.entity";
import { HousingUnit } from "../unit/unit.entity";
import { PlacementRequest } from "./placement.entity";
import { NO_PLACEMENT_REASONS, NoPlacementReason, PLACEMENT_REASONS, PlacementReason } from "./recommendation.enums";

@ObjectType({ description: "Where one person should sleep." })
export class RecommendedBed {
  @Field(() => Person, { nullable: true, description: "Who." })
  person!: Person;

  @Field(() => HousingUnit, {
    nullable: true,
    description: "In which part of the shelter; null where it is not divided.",
  })
  unit!: HousingUnit | null;
}

@ObjectType({ description: "One shelter for people who belong together, or for one who is alone." })
export class RecommendedPlace {
  @Field(() => Shelter, { nullable: true, description: "Which shelter." })
  shelter!: Shelter | null;

  @Field(() => PlacementReason, { nullable: true, description: "Why this one." })
  reason!: PlacementReason;

  @Field(() => [RecommendedBed], { nullable: true, description: "A bed for each." })
  beds!: RecommendedBed[];

  @Field(() => String, { nullable: true, description: "Why this one, in words." })
  explanation(
    @Arg("language", () => LabelLanguage, { defaultValue: LabelLanguage.EN, description: "In which language." })
    language: LabelLanguage,
  ): string {
    return PLACEMENT_REASONS[this.reason][language === LabelLanguage.FR ? "fr" : "en"];
  }
}

@ObjectType({ description: "People for whom there is no shelter to recommend." })
export class NoPlace {
  @Field(() => [Person], { nullable: true, description: "Who: those who belong together, or one who is alone." })
  people!: Person[];

  @Field(() => NoPlacementReason, { nullable: true, description: "Why none." })
  reason!: NoPlacementReason;

  @Field(() => String, { nullable: true, description: "Why none, in words." })
  explanation(
    @Arg("language", () => LabelLanguage, { defaultValue: LabelLanguage.EN, description: "In which language." })
    language: LabelLanguage,
  ): string {
    return NO_PLACEMENT_REASONS[this.reason][language === LabelLanguage.FR ? "fr" : "en"];
  }
}

@ObjectType({ description: "Where people who wait should sleep. It keeps no bed: reservePlaces does." })
export class PlacementRecommendation {
  @Field(() => DateTime, { nullable: true, description: "As of when: beds are given while you read." })
  asOf!: Date;

  @Field(() => [RecommendedPlace], { nullable: true, description: "Those for whom there is a shelter." })
  places!: RecommendedPlace[];

  @Field(() => [NoPlace], { nullable: true, description: "Those for whom there is none." })
  without!: NoPlace[];
}

@ArgsType()
export class WaitingArgs extends PageArgs {
  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;
}

export const PlacementRequestConnection = connectionOf(PlacementRequest, "PlacementRequest");
