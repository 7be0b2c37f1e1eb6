import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { LocalDate } from "#kit/scalars";

@Directive('@key(fields: "code")')
@ObjectType({ description: "A humanitarian operation: one crisis, one place, one time." })
@Entity("operation")
export class Operation {
  @Field(() => ID, { description: "The code under which all agencies know it, e.g. GAO-2018." })
  @PrimaryColumn("varchar", { length: 40 })
  code!: string;

  @Field(() => String, { nullable: true, description: "What it is called, in words." })
  @Column("varchar", { length: 200 })
  name!: string;

  // ISO 3166-1 alpha-3.
  @Column("varchar", { length: 3 })
  countryCode!: string;

  @Field(() => LocalDate, { nullable: true, description: "The first day on which people are counted." })
  @Column("date")
  startedOn!: string;

  @Field(() => String, {
    nullable: true,
    description: "IANA name of the time zone in which days of this operation are counted, e.g. Africa/Bamako.",
  })
  @Column("varchar", { length: 60 })
  timeZone!: string;

  // Of the shelters and transport: come as plain JSON, and only where `conservation` requires them.
  @Directive("@external")
  @Field(() => Int, { nullable: true, description: "See `Conservation`." })
  sheltered?: number | null;

  @Directive("@external")
  @Field(() => Int, { nullable: true, description: "See `Conservation`." })
  atOnwardCentre?: number | null;

  @Directive("@external")
  @Field(() => Int, { nullable: true, description: "See `Conservation`." })
  waitingForBed?: number | null;

  @Directive("@external")
  @Field(() => Int, { nullable: true, description: "See `Conservation`." })
  lettersFromShelters?: number | null;

  @Directive("@external")
  @Field(() => Int, { nullable: true, description: "See `Conservation`." })
  travelling?: number | null;

  @Directive("@external")
  @Field(() => Int, { nullable: true, description: "See `Conservation`." })
  returnedHome?: number | null;

  @Directive("@external")
  @Field(() => Int, { nullable: true, description: "See `Conservation`." })
  lettersFromTransport?: number | null;
}
