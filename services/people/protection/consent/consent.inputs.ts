import { Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionOf } from "#kit/connection";
import { LocalDate } from "#kit/scalars";
import { Consent } from "./consent.entity";
import { ConsentGivenBy, ConsentMethod, ConsentPurpose, DataCategory, LegalBasis } from "./consent.enums";

export const ConsentConnection = connectionOf(Consent, "Consent");

@InputType({ description: "A consent as it was given, or what the use of the data rests on instead." })
export class RecordConsentInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Whose data it is about." })
  personId!: string;

  @Field(() => LegalBasis, {
    defaultValue: LegalBasis.CONSENT,
    description: "CONSENT, or VITAL_INTERESTS of a person who cannot consent: that holds for 72 hours at most.",
  })
  legalBasis!: LegalBasis;

  @Field(() => ConsentPurpose, { description: "What the data may be used for." })
  purpose!: ConsentPurpose;

  @Field(() => [String], { description: "The agencies that may have them, 1 to 20." })
  recipientAgencies!: string[];

  @Field(() => [DataCategory], { description: "What they may have." })
  dataCategories!: DataCategory[];

  @Field(() => ConsentGivenBy, { description: "Who gives it; for a minor not INDIVIDUAL alone." })
  givenBy!: ConsentGivenBy;

  @Field(() => ID, { nullable: true, description: "The giver, where that is somebody registered here." })
  giverId?: string | null;

  @Field(() => ID, { nullable: true, description: "The wording that was read out; needed for CONSENT." })
  wordingId?: string | null;

  @Field(() => String, { nullable: true, description: "The language it was read in, ISO 639-3; needed for CONSENT." })
  language?: string | null;

  @Field(() => ConsentMethod, { nullable: true, description: "How it was given; needed for CONSENT." })
  method?: ConsentMethod | null;

  @Field(() => LocalDate, { nullable: true, description: "The last day on which it holds; left out: without an end." })
  expiresOn?: string | null;
}

@ObjectType({ description: "The consent as it was written down." })
export class RecordConsentPayload {
  @Field(() => Consent, { nullable: true, description: "The consent; null where the viewer may not read it." })
  consent!: Consent | null;
}

@InputType({ description: "A consent that is taken back." })
export class WithdrawConsentInput {
  @Field(() => ID, { description: "The consent. Withdrawn again, it stays withdrawn since the first time." })
  consentId!: string;
}

@ObjectType({ description: "The consent as it stands after it was taken back." })
export class WithdrawConsentPayload {
  @Field(() => Consent, { nullable: true, description: "The consent." })
  consent!: Consent | null;
}
