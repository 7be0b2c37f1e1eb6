import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { CaseRecord } from "../case/case-record.entity";
import { ReferralStatus } from "../referral/referral.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "One agency hands a child's case over to another, which owns it from ACCEPTED on." })
@Entity("case_transfer")
@Index("case_transfer_case", ["childCaseId", "occurredAt", "id"])
@Index("case_transfer_latest", ["operationCode", "occurredAt", "id"])
// One live transfer of a case at a time, however many desks ask at once.
@Index("case_transfer_live", ["liveCaseId"], { unique: true })
export class CaseTransfer extends CaseRecord {
  @Field(() => ReferralStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 20 })
  status!: ReferralStatus;

  @Field(() => String, { nullable: true, description: "The agency that hands the case over." })
  @Column("varchar", { length: 80 })
  fromAgency!: string;

  @Field(() => String, { nullable: true, description: "The agency that is to have it." })
  @Column("varchar", { length: 80 })
  toAgency!: string;

  @Field(() => String, { nullable: true, description: "Why it changes hands." })
  @Column("text", sealed)
  reason!: string;

  @Field(() => String, { nullable: true, description: "Why the recipient said no; null where it did not." })
  @Column("text", { nullable: true, ...sealed })
  rejectionReason!: string | null;

  @Field(() => String, { nullable: true, description: "Why the sender took it back; null where it did not." })
  @Column("text", { nullable: true, ...sealed })
  revocationReason!: string | null;

  // The consent it rests on.
  @Column("varchar", { length: 36, nullable: true })
  consentId!: string | null;

  // The case while the transfer is live, else null.
  @Column("varchar", { length: 36, nullable: true })
  liveCaseId!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the case changed hands; null where it did not." })
  @Column("datetime", { precision: 3, nullable: true })
  acceptedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When its status last changed." })
  @Column("datetime", { precision: 3 })
  changedAt!: Date;
}
