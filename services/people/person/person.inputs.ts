import { ArgsType, Directive, Field, ID, InputType } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { LocalDate } from "#kit/scalars";
import { Person } from "./person.entity";
import { AgeGroup, DisplacementStatus, PersonOutcome, PersonSort, Sex } from "./person.enums";

export const PersonConnection = connectionOf(Person, "Person");

@InputType({ description: "Which people: all that are given must hold. A list means any of its values." })
export class PersonFilter {
  @Directive('@tag(name: "search")')
  @Field(() => String, { nullable: true, description: "With this number on the wristband, in any case." })
  registrationNumber?: string | null;

  @Directive('@tag(name: "search")')
  @Field(() => String, {
    nullable: true,
    description:
      "Every word of this is a word of the person's names, without regard to accents and case. At least two letters; a page then holds at most 50, and `totalCount` counts no further than 200.",
  })
  name?: string | null;

  @Directive('@tag(name: "search")')
  @Field(() => String, {
    nullable: true,
    description:
      "Every word of this sounds like a word of the person's names, however it is spelled: Wedraogo finds Ouédraogo, Jallow finds Diallo.",
  })
  soundsLike?: string | null;

  @Field(() => [Sex], { nullable: true, description: "Of any of these sexes." })
  sex?: Sex[] | null;

  @Field(() => [AgeGroup], { nullable: true, description: "In any of these age groups today." })
  ageGroup?: AgeGroup[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether under 18 today, or of disputed age." })
  isMinor?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: "With any of these nationalities among others: ISO 3166-1 alpha-3.",
  })
  nationality?: string[] | null;

  @Field(() => [DisplacementStatus], { nullable: true, description: "With any of these statuses." })
  displacementStatus?: DisplacementStatus[] | null;

  @Field(() => LocalDate, { nullable: true, description: "Arrived on this day." })
  arrivedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Arrived on this day or later." })
  arrivedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Arrived on this day or earlier." })
  arrivedUntil?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "With any of these specific needs: UNHCR codes; a group (SC) stands for its detailed codes (SC-UC) too.",
  })
  specificNeed?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the person has a child-protection case." })
  hasChildCase?: boolean | null;

  @Field(() => [PersonOutcome], { nullable: true, description: "With any of these outcomes." })
  outcome?: PersonOutcome[] | null;
}

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => ID, { description: "Code of the operation, e.g. GAO-2018." })
  operation!: string;

  @Field(() => PersonFilter, { nullable: true, description: "Which of its people; all when left out." })
  filter?: PersonFilter | null;

  @Field(() => PersonSort, { defaultValue: PersonSort.REGISTERED, description: "In which order." })
  sort!: PersonSort;
}
