import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { Person } from "../person/person.stub";
import { ShelterStayStatus, StayEndReason } from "./stay.enums";

// `occurredAt` of a stay is its beginning: the reservation, or the check-in of somebody who came without one.
@Directive('@key(fields: "id")')
@ObjectType({ description: "One person's time in one centre, from the reservation on." })
@Entity("shelter_stay")
@Index("shelter_stay_person", ["personId", "occurredAt", "id"])
@Index("shelter_stay_latest", ["shelterId", "occurredAt", "id"])
@Index("shelter_stay_status", ["shelterId", "status", "occurredAt", "id"])
// One bed at a time, and one bed kept elsewhere for the end of the journey.
@Index("shelter_stay_live", ["liveKey"], { unique: true })
@Index("shelter_stay_overstay", ["shelterId", "status", "checkedInOn"])
export class ShelterStay extends FieldRecord {
  // The people agency's id. A reference, never a foreign key: no agency's tables lean on another's.
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => Person, { nullable: true, description: "Who stays." })
  get person(): Person {
    return { id: this.personId };
  }

  @Column("varchar", { length: 36 })
  shelterId!: string;

  // `liveKeyOf` a stay that is RESERVED or CHECKED_IN; null of every other.
  @Column("varchar", { length: 50, nullable: true })
  liveKey!: string | null;

  // Null while nobody has said in which part of the centre.
  @Column("varchar", { length: 36, nullable: true })
  unitId!: string | null;

  @Field(() => String, { nullable: true, description: "The bed, as it is written on it; null where none was named." })
  @Column("text", { nullable: true, ...sealed })
  bedLabel!: string | null;

  @Field(() => ShelterStayStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 30 })
  status!: ShelterStayStatus;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the person was taken in although the centre was full, as a desk without a line may do: a fact, to be put right.",
  })
  @Column("boolean")
  isOverflow!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When the place was kept; null for who came without." })
  @Column("datetime", { precision: 3, nullable: true })
  reservedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Until when the place is kept; null for who came without." })
  @Column("datetime", { precision: 3, nullable: true })
  reservationExpiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When the person came; null for who did not." })
  @Column("datetime", { precision: 3, nullable: true })
  checkedInAt!: Date | null;

  // The day of `checkedInAt` in the operation's time zone, so that overstays are counted from an index.
  @Column("date", { nullable: true })
  checkedInOn!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the person left or moved; null for who has not." })
  @Column("datetime", { precision: 3, nullable: true })
  checkedOutAt!: Date | null;

  @Field(() => StayEndReason, { nullable: true, description: "Where the person went; null while the stay lasts." })
  @Column("varchar", { length: 20, nullable: true })
  endReason!: StayEndReason | null;

  // Transport's id of the trip for which the person left, or with which the person came.
  @Column("varchar", { length: 36, nullable: true })
  forTripId!: string | null;
}
