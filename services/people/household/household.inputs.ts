import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Person } from "../person/person.entity";
import { Household } from "./household.entity";

const ACT = "A UUID that the client makes: sent again, it is the same act.";
const WHEN = "When; left out: now.";

@InputType({ description: "People who live and travel together from now on." })
export class FormHouseholdInput {
  @Field(() => ID, { description: "A UUID that the client makes for the household: sent again, it is the same act." })
  id!: string;

  @Field(() => [ID], { description: "2 to 50 people of one operation. They leave the households they were in." })
  personIds!: string[];

  @Field(() => ID, {
    nullable: true,
    description: "Who speaks for them: an adult among them, if there is one; left out: the eldest adult.",
  })
  headId?: string | null;

  @Field(() => DateTime, { nullable: true, description: WHEN })
  occurredAt?: Date | null;
}

@InputType({ description: "People who live with a household from now on." })
export class JoinHouseholdInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The household." })
  householdId!: string;

  @Field(() => [ID], { description: "Who joins it, leaving the household they were in: 1 to 50 people." })
  personIds!: string[];
}

@InputType({ description: "Somebody who lives alone from now on. Several who leave together form a household." })
export class LeaveHouseholdInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "Who leaves." })
  personId!: string;
}

@InputType({ description: "Who speaks for a household from now on." })
export class ChangeHeadOfHouseholdInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "The household." })
  householdId!: string;

  @Field(() => ID, { description: "The new head: an adult in it, if there is one." })
  headId!: string;
}

@ObjectType({ description: "The household as it was formed." })
export class FormHouseholdPayload {
  @Field(() => Household, { nullable: true, description: "The household." })
  household!: Household | null;
}

@ObjectType({ description: "The household as it stands." })
export class JoinHouseholdPayload {
  @Field(() => Household, { nullable: true, description: "The household." })
  household!: Household | null;
}

@ObjectType({ description: "The person as they stand, and the household that was left." })
export class LeaveHouseholdPayload {
  @Field(() => Person, { nullable: true, description: "Who left." })
  person!: Person | null;

  @Field(() => Household, { nullable: true, description: "The household that was left." })
  household!: Household | null;
}

@ObjectType({ description: "The household as it stands." })
export class ChangeHeadOfHouseholdPayload {
  @Field(() => Household, { nullable: true, description: "The household." })
  household!: Household | null;
}
