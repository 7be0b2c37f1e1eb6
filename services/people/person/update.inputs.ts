import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { VersionConflict } from "#kit/conflict";
import { OtherIdInput } from "../registration/registration.inputs";
import { Person } from "./person.entity";
import { DisplacementStatus, Sex } from "./person.enums";

@InputType({
  description: "What is told anew of a person. What is left out stays as it is; null says that it is unknown, or none.",
})
export class UpdatePersonInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => Int, { description: "The version that the desk saw." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Given name, at most 120 characters." })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: "Family name, at most 120 characters." })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: "Other names in use, at most 200 characters." })
  otherNames?: string | null;

  @Field(() => Sex, { nullable: true, description: "Sex as the person states it; never null." })
  sex?: Sex | null;

  @Field(() => String, {
    nullable: true,
    description: "Date of birth, YYYY-MM-DD; or only the year, YYYY. Never null.",
  })
  bornOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Age in completed years today, in the place of a date of birth; never null.",
  })
  estimatedAge?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the age is in doubt; then the person is treated as a child. Never null.",
  })
  isAgeDisputed?: boolean | null;

  @Field(() => [String], { nullable: true, description: "All nationalities: ISO 3166-1 alpha-3, at most 5." })
  nationalities?: string[] | null;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 alpha-3." })
  countryOfOrigin?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "All languages: ISO 639-3, the one that is spoken best first, at most 10.",
  })
  languages?: string[] | null;

  @Field(() => String, { nullable: true, description: "Telephone, with the country's prefix: +22376000000." })
  phone?: string | null;

  @Field(() => DisplacementStatus, {
    nullable: true,
    description: "Where the person stands towards the country of the operation; never null.",
  })
  displacementStatus?: DisplacementStatus | null;

  @Field(() => [OtherIdInput], { nullable: true, description: "All numbers of other agencies, at most 10." })
  otherIds?: OtherIdInput[] | null;
}

@ObjectType({ description: "The person as they stand." })
export class UpdatePersonPayload {
  @Field(() => Person, { nullable: true, description: "The person, as updated or as somebody else left them." })
  person!: Person | null;

  @Field(() => VersionConflict, { nullable: true, description: "Null where the update was written." })
  conflict!: VersionConflict | null;
}
