import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { DateTime, LocalDate } from "#kit/scalars";
import { PersonRecord } from "../person/person-record.entity";
import { FitToTravelVerdict, TravelMode, TravelRequirement } from "./fitness.enums";

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "A clinician's verdict on whether a person may travel. It names no condition: partners may see all of it.",
})
@Entity("fit_to_travel")
@Index("fit_to_travel_person", ["personId", "occurredAt", "id"])
export class FitToTravel extends PersonRecord {
  @Field(() => FitToTravelVerdict, { nullable: true, description: "The verdict." })
  @Column("varchar", { length: 30 })
  verdict!: FitToTravelVerdict;

  @Field(() => TravelMode, { nullable: true, description: "For which mode of travel it was given." })
  @Column("varchar", { length: 10 })
  mode!: TravelMode;

  @Field(() => [TravelRequirement], {
    nullable: true,
    description: "What must be met; empty unless FIT_WITH_REQUIREMENTS.",
  })
  @Column("simple-json")
  requirements!: TravelRequirement[];

  @Field(() => LocalDate, { nullable: true, description: "When to look again; only where TEMPORARILY_UNFIT." })
  @Column("date", { nullable: true })
  recheckOn!: string | null;

  @Field(() => String, { nullable: true, description: "The clinician: an account, not a name." })
  @Column("varchar", { length: 120 })
  assessedBy!: string;

  @Field(() => DateTime, { nullable: true, description: "When the person was examined." })
  get assessedAt(): Date {
    return this.occurredAt;
  }

  // A suspension ends this too, so that a partner who reads no further than this date is not misled.
  @Field(() => DateTime, {
    nullable: true,
    description:
      "Holds before this instant: 72 hours after `assessedAt` unless the clinician said less, or until it was suspended.",
  })
  @Column("datetime", { precision: 3 })
  validUntil!: Date;

  @Field(() => DateTime, { nullable: true, description: "When a new urgent condition took its force; else null." })
  @Column("datetime", { precision: 3, nullable: true })
  suspendedAt!: Date | null;
}
