import { Field, ID, InputType, ObjectType } from "type-graphql";
import { NewRecordInput } from "../patient/record.inputs";
import { HealthReferral } from "./referral.entity";

@InputType({ description: "Another facility is asked to take over somebody's care." })
export class ReferPatientInput extends NewRecordInput {
  @Field(() => String, { description: "The facility that asks: 1 to 160 characters." })
  fromFacility!: string;

  @Field(() => String, { description: "The facility that is asked: 1 to 160 characters." })
  toFacility!: string;

  @Field(() => String, { description: "Why: at most 500 characters." })
  reason!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The person's need that it shall meet. If that is of level L4, so is the referral.",
  })
  needId?: string | null;
}

@InputType({ description: "A step of a health referral." })
export class HealthReferralStepInput {
  @Field(() => ID, { description: "A UUID made by the client. Sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The referral." })
  referralId!: string;
}

@ObjectType({ description: "The referral." })
export class HealthReferralPayload {
  @Field(() => HealthReferral, {
    nullable: true,
    description: "The referral; null where it is of level L4: see `Person.restrictedHealth`.",
  })
  referral!: HealthReferral | null;
}
