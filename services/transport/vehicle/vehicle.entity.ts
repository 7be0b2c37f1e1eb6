import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { TravelMode } from "../trip/trip.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A coach, truck or aircraft that carries people." })
@Entity("vehicle")
export class Vehicle extends FieldRecord {
  @Field(() => String, { nullable: true, description: "What the desk calls it." })
  @Column("varchar", { length: 120 })
  name!: string;

  @Field(() => TravelMode, { nullable: true, description: "By road or by air." })
  @Column("varchar", { length: 10 })
  mode!: TravelMode;

  @Field(() => Int, { nullable: true, description: "Seats for passengers." })
  @Column("int")
  seats!: number;

  @Field(() => String, { nullable: true, description: "The agency that runs or has hired it, e.g. IOM." })
  @Column("varchar", { length: 120 })
  operatorAgency!: string;

  @Field(() => String, { nullable: true, description: "Number plate, or registration of an aircraft." })
  @Column("varchar", { length: 40 })
  plate!: string;

  @Field(() => Boolean, { nullable: true, description: "Whether a wheelchair gets in and can be secured." })
  @Column("boolean")
  isWheelchairAccessible!: boolean;

  @Field(() => DateTime, { nullable: true, description: "Since when no trip is planned with it; null while in use." })
  @Column("datetime", { precision: 3, nullable: true })
  retiredAt!: Date | null;
}
