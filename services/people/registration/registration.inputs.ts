import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Person } from "../person/person.entity";
import { RegistrationErrorCode, RegistrationStatus } from "./registration.enums";

@InputType({ description: "The number under which another agency knows a person." })
export class OtherIdInput {
  @Field(() => String, { description: "The agency, e.g. UNHCR." })
  agency!: string;

  @Field(() => String, { description: "Its number for the person." })
  value!: string;
}

// Values are text, so that a bad one costs its row and not the whole list.
@InputType({
  description: "One person to be registered. What is not among the values that a field names is told in `errors`.",
})
export class RegistrationInput {
  @Field(() => ID, { description: "A UUID that the client makes for the person: sent again, it is the same act." })
  id!: string;

  @Field(() => String, { nullable: true, description: "The number on the wristband; left out, one is given." })
  registrationNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Given name, at most 120 characters; UNKNOWN where not known." })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: "Family name, at most 120 characters; UNKNOWN where not known." })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: "Other names in use." })
  otherNames?: string | null;

  @Field(() => String, { nullable: true, description: "FEMALE, MALE, OTHER or NOT_COLLECTED." })
  sex?: string | null;

  @Field(() => String, { nullable: true, description: "Date of birth, YYYY-MM-DD; or only the year, YYYY." })
  bornOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Age in completed years on the day of registration, where no date of birth is known.",
  })
  estimatedAge?: string | null;

  @Field(() => String, { nullable: true, description: "`true` where the age is in doubt: then treated as a child." })
  isAgeDisputed?: string | null;

  @Field(() => [String], { nullable: true, description: "ISO 3166-1 alpha-3, at most 5." })
  nationalities?: string[] | null;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 alpha-3." })
  countryOfOrigin?: string | null;

  @Field(() => [String], { nullable: true, description: "ISO 639-3, the one that is spoken best first, at most 10." })
  languages?: string[] | null;

  @Field(() => String, { nullable: true, description: "Telephone, with the country's prefix: +22376000000." })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "RETURNEE, FOREIGN_NATIONAL, ASYLUM_SEEKER, REFUGEE, STATELESS or IDP; left out, by nationality.",
  })
  displacementStatus?: string | null;

  @Field(() => ID, { nullable: true, description: "The arrival with which the person was counted." })
  arrivalId?: string | null;

  @Field(() => ID, { nullable: true, description: "A UUID that the client makes for the household." })
  householdId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "An adult who cares for this minor, registered before or with them.",
  })
  caregiverId?: string | null;

  @Field(() => String, { nullable: true, description: "What the caregiver is to the minor: a RelationshipKind." })
  caregiverKind?: string | null;

  @Field(() => [String], { nullable: true, description: "UNHCR specific-needs codes, at most 20." })
  specificNeeds?: string[] | null;

  @Field(() => [OtherIdInput], { nullable: true, description: "Numbers of other agencies, at most 10." })
  otherIds?: OtherIdInput[] | null;

  @Field(() => String, { nullable: true, description: "When the desk registered them (ISO 8601); left out: now." })
  occurredAt?: string | null;
}

@InputType({ description: "One person to be registered in an operation." })
export class RegisterPersonInput extends RegistrationInput {
  @Field(() => ID, { description: "Code of the operation." })
  operation!: string;
}

@InputType({ description: "People to be registered in an operation." })
export class RegisterPeopleInput {
  @Field(() => ID, {
    description: "A UUID that the client makes: sent again, it is the same act, and is answered alike.",
  })
  id!: string;

  @Field(() => ID, { description: "Code of the operation." })
  operation!: string;

  @Field(() => [RegistrationInput], { description: "1 to 1,000 people. Each is registered, or not, by itself." })
  people!: RegistrationInput[];

  @Field(() => Boolean, { defaultValue: false, description: "Whether to say only what would come of it." })
  isDryRun!: boolean;
}

@ObjectType({ description: "What is wrong with one value of a registration." })
export class RegistrationError {
  @Field(() => RegistrationErrorCode, { description: "What, for programs." })
  code!: `${RegistrationErrorCode}`;

  @Field(() => String, { description: "The field of the input." })
  field!: string;

  @Field(() => String, { nullable: true, description: "The value that was sent; null where none was." })
  value!: string | null;

  @Field(() => String, { description: "What, in words." })
  message!: string;
}

@ObjectType({ description: "What came of the registration of one person." })
export class RegistrationResult {
  @Field(() => Int, { description: "Which of the list, from 0." })
  index!: number;

  @Field(() => ID, { description: "The id that was sent." })
  personId!: string;

  @Field(() => RegistrationStatus, { description: "What came of it." })
  status!: `${RegistrationStatus}`;

  @Field(() => ID, { nullable: true, description: "Who is, or may be, the same person; else null." })
  otherPersonId!: string | null;

  @Field(() => [RegistrationError], { description: "Why it FAILED; else empty." })
  errors!: RegistrationError[];
}

@ObjectType({ description: "What came of the registration of one person." })
export class RegisterPersonPayload {
  @Field(() => RegistrationStatus, { nullable: true, description: "REGISTERED, POSSIBLE_DUPLICATE or DUPLICATE_OF." })
  status!: `${RegistrationStatus}`;

  @Field(() => Person, { nullable: true, description: "The person as registered, now or before." })
  person!: Person | null;

  @Field(() => Person, { nullable: true, description: "Who may be the same person; null unless POSSIBLE_DUPLICATE." })
  otherPerson!: Person | null;
}

@ObjectType({ description: "What came of the registration of several people." })
export class RegisterPeoplePayload {
  @Field(() => Int, { nullable: true, description: "How many are registered: REGISTERED and POSSIBLE_DUPLICATE." })
  registered!: number;

  @Field(() => [RegistrationResult], { nullable: true, description: "Of each of the list, in its order." })
  results!: RegistrationResult[];
}
