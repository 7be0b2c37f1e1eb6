import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { RestrictedRecord } from "../sensitivity/restricted-record.entity";
import { HealthReferralStatus } from "./referral.enums";

// As closely held as the need behind it: its reason would tell.
@Directive('@key(fields: "id")')
@ObjectType({
  description: "One facility asks another to take over a person's care (HL7 FHIR R4: Task). `occurredAt` is when.",
})
@Entity("health_referral")
@Index("health_referral_person", ["personId", "occurredAt", "id"])
export class HealthReferral extends RestrictedRecord {
  @Column("varchar", { length: 36, nullable: true })
  needId!: string | null;

  @Field(() => HealthReferralStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 20 })
  status!: HealthReferralStatus;

  @Field(() => DateTime, { nullable: true, description: "When it took the state it is in." })
  @Column("datetime", { precision: 3 })
  changedAt!: Date;

  @Field(() => String, { nullable: true, description: "The facility that asks." })
  @Column("text", sealed)
  fromFacility!: string;

  @Field(() => String, { nullable: true, description: "The facility that is asked." })
  @Column("text", sealed)
  toFacility!: string;

  @Field(() => String, { nullable: true, description: "Why, in the clinician's words." })
  @Column("text", sealed)
  reason!: string;
}
