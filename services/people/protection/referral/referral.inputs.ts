import { Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionOf } from "#kit/connection";
import { DateTime } from "#kit/scalars";
import { Referral } from "./referral.entity";
import { CasePart, ReferralService } from "./referral.enums";

export const ReferralConnection = connectionOf(Referral, "Referral");

@InputType()
abstract class ReferInput {
  @Field(() => ID, { description: "A UUID that the client makes, the referral's: sent again, it is the same act." })
  id!: string;

  @Field(() => ReferralService, { description: "What for." })
  service!: ReferralService;

  @Field(() => String, { description: "The agency that is asked, e.g. UNHCR." })
  recipientAgency!: string;

  @Field(() => [CasePart], { description: "The parts of the file that it may see, 1 to 7; no others are shown." })
  sharedParts!: CasePart[];

  @Field(() => DateTime, { nullable: true, description: "When it was made; now, unless it is sent late." })
  occurredAt?: Date | null;
}

@InputType({ description: "A child who is referred to another agency. Either `consentId` or `overrideReason`." })
export class ReferChildInput extends ReferInput {
  @Field(() => ID, { description: "The child's case: IDENTIFIED or OPEN." })
  caseId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The consent it rests on: the child's, active, for a purpose of the service, naming the recipient and the data. An agreement must cover the same.",
  })
  consentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Or why it goes without consent, in at least 10 letters. It shares nothing until a second person of the agency that owns the case approves.",
  })
  overrideReason?: string | null;
}

@InputType({ description: "A grown-up who is referred to another agency, e.g. to UNHCR for fear of return." })
export class ReferPersonInput extends ReferInput {
  @Field(() => ID, { description: "Who. A child is referred out of the child's case." })
  personId!: string;

  @Field(() => ID, { description: "The consent it rests on; as for a child, and there is no going without." })
  consentId!: string;
}

@InputType({ description: "What is done about a referral." })
export class ReferralInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The referral." })
  referralId!: string;
}

@InputType({ description: "A referral that ends before it was done." })
export class EndReferralInput extends ReferralInput {
  @Field(() => String, { description: "Why, in at least 10 letters." })
  reason!: string;
}

@ObjectType({ description: "The referral as it stands now." })
export class ReferralPayload {
  @Field(() => Referral, { nullable: true, description: "The referral; null where the viewer may not read it." })
  referral!: Referral | null;
}
