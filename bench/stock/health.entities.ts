import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { DateTime } from "#kit/scalars";
import { FitToTravelVerdict } from "../../services/health/fitness/fitness.enums";
import { MedicalNeedPriority, MedicalNeedStatus } from "../../services/health/need/need.enums";
import { HealthSensitivity } from "../../services/health/sensitivity/sensitivity.enums";

@ObjectType({ description: "Care that a person needs." })
@Entity("medical_need")
export class MedicalNeed {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("datetime", { precision: 3 })
  occurredAt!: Date;

  @Column("varchar", { length: 2 })
  sensitivity!: HealthSensitivity;

  @Field(() => MedicalNeedStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 20 })
  status!: MedicalNeedStatus;

  @Field(() => MedicalNeedPriority, { nullable: true, description: "How soon it must be met." })
  @Column("varchar", { length: 10 })
  priority!: MedicalNeedPriority;

  @Field(() => DateTime, { nullable: true, description: "By when it should be met." })
  @Column("datetime", { precision: 3 })
  dueAt!: Date;
}

@ObjectType({ description: "A clinician's verdict on whether a person may travel." })
@Entity("fit_to_travel")
export class FitToTravel {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("datetime", { precision: 3 })
  occurredAt!: Date;

  @Column("datetime", { precision: 3 })
  recordedAt!: Date;

  @Field(() => FitToTravelVerdict, { nullable: true, description: "The verdict." })
  @Column("varchar", { length: 30 })
  verdict!: FitToTravelVerdict;

  @Field(() => DateTime, { nullable: true, description: "Holds before this instant." })
  @Column("datetime", { precision: 3 })
  validUntil!: Date;
}
