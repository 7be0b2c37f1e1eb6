import { Directive, Field, Float, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { TravelMode, TripPurpose, TripStatus } from "./trip.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "One journey of one vehicle." })
@Entity("trip")
@Index("trip_departure", ["operationCode", "departsAt", "id"])
@Index("trip_status", ["operationCode", "status", "departsAt", "id"])
@Index("trip_purpose", ["operationCode", "purpose", "departsAt", "id"])
@Index("trip_mode", ["operationCode", "mode", "departsAt", "id"])
@Index("trip_destination_name", ["operationCode", "destinationKey", "departsAt", "id"])
@Index("trip_destination_country", ["operationCode", "destinationCountryCode", "departsAt", "id"])
@Index("trip_destination_shelter", ["operationCode", "destinationShelterId", "departsAt", "id"])
@Index("trip_origin_shelter", ["operationCode", "originShelterId", "departsAt", "id"])
export class Trip extends FieldRecord {
  @Field(() => TripStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 20 })
  status!: TripStatus;

  @Field(() => TripPurpose, { nullable: true, description: "What it is for." })
  @Column("varchar", { length: 10 })
  purpose!: TripPurpose;

  @Field(() => TravelMode, { nullable: true, description: "By road or by air." })
  @Column("varchar", { length: 10 })
  mode!: TravelMode;

  // Null until one is known: seats may be planned before.
  @Column("varchar", { length: 36, nullable: true })
  vehicleId!: string | null;

  @Column("varchar", { length: 120 })
  originName!: string;

  // ISO 3166-1 alpha-3, here and below.
  @Column("varchar", { length: 3 })
  originCountryCode!: string;

  // The shelters agency's ids, here and below: references, never foreign keys.
  @Column("varchar", { length: 36, nullable: true })
  originShelterId!: string | null;

  @Column("varchar", { length: 120 })
  destinationName!: string;

  // Always searchKey(destinationName): the database searches by it.
  @Column("varchar", { length: 120 })
  destinationKey!: string;

  @Column("varchar", { length: 3 })
  destinationCountryCode!: string;

  @Column("varchar", { length: 36, nullable: true })
  destinationShelterId!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a border is crossed on the way, so that everybody needs a travel document.",
  })
  @Column("boolean")
  crossesBorder!: boolean;

  @Field(() => Int, { nullable: true, description: "Seats for passengers on this trip." })
  @Column("int")
  seats!: number;

  // A counter, so that one conditional update takes a seat: `… SET seatsTaken = seatsTaken + 1 WHERE seatsTaken < seats`.
  @Field(() => Int, {
    nullable: true,
    description: "Seats that are given away. Somebody who is HELD has none until the hold is resolved.",
  })
  @Column("int", { default: 0 })
  seatsTaken!: number;

  @Field(() => DateTime, { nullable: true, description: "When it is to leave; the new time where it is delayed." })
  @Column("datetime", { precision: 3 })
  departsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it is expected at the destination." })
  @Column("datetime", { precision: 3 })
  arrivesAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it left; null before." })
  @Column("datetime", { precision: 3, nullable: true })
  departedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it arrived; null before." })
  @Column("datetime", { precision: 3, nullable: true })
  arrivedAt!: Date | null;

  @Field(() => Float, { nullable: true, description: "Length of the way, in kilometres; null where nobody said." })
  @Column("double", { nullable: true })
  distanceKm!: number | null;

  // From where a DELAYED trip goes on; null for all others.
  @Column("varchar", { length: 20, nullable: true })
  delayedFrom!: TripStatus | null;

  @Field(() => String, { nullable: true, description: "Why it will not leave; only where CANCELLED." })
  @Column("varchar", { length: 500, nullable: true })
  cancelledReason!: string | null;
}
