import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { CasePart, ReferralService, ReferralStatus } from "./referral.enums";

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "One agency asks another to serve a person. The recipient sees the shared parts only, and only while it is live.",
})
@Entity("referral")
@Index("referral_person", ["personId", "occurredAt", "id"])
@Index("referral_case", ["childCaseId", "occurredAt", "id"])
@Index("referral_consent", ["consentId"])
@Index("referral_recipient", ["operationCode", "recipientAgency", "occurredAt", "id"])
export class Referral extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  // Null for a person without a child case.
  @Column("varchar", { length: 36, nullable: true })
  childCaseId!: string | null;

  @Field(() => ReferralStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 20 })
  status!: ReferralStatus;

  @Field(() => ReferralService, { nullable: true, description: "What the person is referred for." })
  @Column("varchar", { length: 30 })
  service!: ReferralService;

  @Field(() => String, { nullable: true, description: "The agency that is asked, e.g. UNHCR." })
  @Column("varchar", { length: 80 })
  recipientAgency!: string;

  @Field(() => [CasePart], { nullable: true, description: "The parts of the file that the recipient may see." })
  @Column("simple-json")
  sharedParts!: CasePart[];

  // The consent it rests on; null where it rests on an override.
  @Column("varchar", { length: 36, nullable: true })
  consentId!: string | null;

  // Null where it rests on consent.
  @Column("text", { nullable: true, ...sealed })
  overrideReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Account of the second person who agreed to go without consent; until then it shares nothing.",
  })
  @Column("varchar", { length: 120, nullable: true })
  overrideApprovedBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why the recipient said no; null where it did not." })
  @Column("text", { nullable: true, ...sealed })
  rejectionReason!: string | null;

  // Why the sender took it back.
  @Column("text", { nullable: true, ...sealed })
  revocationReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When its status last changed." })
  @Column("datetime", { precision: 3 })
  changedAt!: Date;
}
