import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Person } from "../person/person.entity";
import { DisplacementStatus } from "../person/person.enums";
import { Referral } from "../protection/referral/referral.entity";

@InputType({ description: "What was told in the profiling interview; what is left out was not asked, and stays." })
export class ProfilePersonInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Who was asked." })
  personId!: string;

  @Field(() => [String], { nullable: true, description: "ISO 639-3, the one that is spoken best first, at most 10." })
  languages?: string[] | null;

  @Field(() => String, { nullable: true, description: "ISO 3166-1 alpha-3." })
  countryOfOrigin?: string | null;

  @Field(() => [String], { nullable: true, description: "ISO 3166-1 alpha-3, at most 5." })
  nationalities?: string[] | null;

  @Field(() => DisplacementStatus, { nullable: true, description: "Where they stand towards this country." })
  displacementStatus?: DisplacementStatus | null;

  @Field(() => [String], {
    nullable: true,
    description: "UNHCR specific-needs codes that were noticed, at most 20; needs known before stay.",
  })
  specificNeeds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether they say that they fear to be sent back. If so they are referred to UNHCR at once, put on hold, and enter no return case; that is taken back only when UNHCR has done its part.",
  })
  fearsReturn?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "When they were asked; left out: now." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The person as they stand after the interview." })
export class ProfilePersonPayload {
  @Field(() => Person, { nullable: true, description: "The person." })
  person!: Person | null;

  @Field(() => Referral, {
    nullable: true,
    description:
      "The live referral to UNHCR of somebody who fears to be sent back; null of others, and where the viewer may not see it.",
  })
  referral!: Referral | null;
}
