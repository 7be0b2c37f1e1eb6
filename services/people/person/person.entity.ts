import { ToldEvent } from "#kit/timeline/told-event";
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime, LocalDate } from "#kit/scalars";
import { blind, sealed, sealedBoolean } from "#kit/vault/columns";
import { BirthDatePrecision, DisplacementStatus, PersonOutcome, Sex } from "./person.enums";

// Every list and figure leaves out people who were merged into another: `mergedIntoId IS NULL` is part of each index.
@Directive('@key(fields: "id")')
@ObjectType({ description: "Somebody who was registered in an operation." })
@Entity("person")
@Index("person_latest", ["operationCode", "mergedIntoId", "occurredAt", "id"])
@Index("person_status", ["operationCode", "mergedIntoId", "displacementStatus", "occurredAt", "id"])
@Index("person_outcome", ["operationCode", "mergedIntoId", "outcome", "occurredAt", "id"])
@Index("person_population", [
  "operationCode",
  "mergedIntoId",
  "arrivedOn",
  "sex",
  "bornOn",
  "isAgeDisputed",
  "displacementStatus",
  "outcome",
  "id",
])
@Index("person_number", ["registrationKey"], { unique: true })
@Index("person_household", ["householdId", "mergedIntoId"])
@Index("person_arrival", ["arrivalId", "mergedIntoId"])
@Index("person_alike", ["operationCode", "nameKey"])
export class Person extends FieldRecord {
  @Field(() => String, {
    nullable: true,
    description: "The number on the wristband, e.g. GAO-7K3F9Q; unique in the hub, and says nothing of the person.",
  })
  @Column("text", { nullable: true, ...sealed })
  registrationNumber!: string | null;

  // Given the registration number again; holds what it is found by.
  @Column("varchar", { nullable: true, ...blind("registrationNumber") })
  registrationKey!: string | null;

  @Field(() => String, { nullable: true, description: "Given name." })
  @Column("text", { nullable: true, ...sealed })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: "Family name." })
  @Column("text", { nullable: true, ...sealed })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: "Other names by which the person is known." })
  @Column("text", { nullable: true, ...sealed })
  otherNames!: string | null;

  // Given `nameSound` of the two names; holds what people are found by who may be the same. Null where both are unknown.
  @Column("varchar", { nullable: true, ...blind() })
  nameKey!: string | null;

  @Field(() => Sex, { nullable: true, description: "Sex as the person states it." })
  @Column("varchar", { length: 20 })
  sex!: Sex;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Date of birth; where it is not known exactly, the latest possible one, so that doubt makes younger.",
  })
  @Column("date")
  bornOn!: string;

  @Field(() => BirthDatePrecision, { nullable: true, description: "How well the date of birth is known." })
  @Column("varchar", { length: 20 })
  birthDatePrecision!: BirthDatePrecision;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the age is in doubt; then the person is treated as a child.",
  })
  @Column("boolean")
  isAgeDisputed!: boolean;

  // ISO 3166-1 alpha-3.
  @Column("varchar", { length: 3, nullable: true })
  originCountryCode!: string | null;

  // ISO 639-3, the one that is spoken best first.
  @Column("simple-json")
  languageCodes!: string[];

  @Field(() => String, { nullable: true, description: "Telephone number, with the country's prefix." })
  @Column("text", { nullable: true, ...sealed })
  phone!: string | null;

  @Field(() => DisplacementStatus, {
    nullable: true,
    description: "Where the person stands towards the country of the operation.",
  })
  @Column("varchar", { length: 30 })
  displacementStatus!: DisplacementStatus;

  // Null for somebody who did not arrive with a counted group, e.g. was born here.
  @Column("varchar", { length: 36, nullable: true })
  arrivalId!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The day of arrival; null for somebody who did not come with a counted group.",
  })
  @Column("date", { nullable: true })
  arrivedOn!: string | null;

  @Column("varchar", { length: 36, nullable: true })
  householdId!: string | null;

  @Field(() => PersonOutcome, {
    nullable: true,
    description: "What became of a person who is no longer assisted; null for all others.",
  })
  @Column("varchar", { length: 30, nullable: true })
  outcome!: PersonOutcome | null;

  @Field(() => DateTime, { nullable: true, description: "When the outcome came about or was noticed." })
  @Column("datetime", { precision: 3, nullable: true })
  outcomeAt!: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the person said that they fear to be sent back; null while nobody asked.",
  })
  @Column("text", { nullable: true, ...sealedBoolean })
  fearsReturn!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "False for somebody who may not enter a return case; why is not told here.",
  })
  get mayReturn(): boolean {
    return this.fearsReturn !== true;
  }

  // Whom this record was found to be the same as: always one that is not merged itself.
  @Column("varchar", { length: 36, nullable: true })
  mergedIntoId!: string | null;

  // Of the other agencies: come as plain JSON, and only where `timeline` requires them.
  @Directive("@external")
  @Field(() => [ToldEvent], { nullable: true, description: "See `timeline`." })
  shelterEvents?: ToldEvent[] | null;

  @Directive("@external")
  @Field(() => [ToldEvent], { nullable: true, description: "See `timeline`." })
  healthEvents?: ToldEvent[] | null;

  @Directive("@external")
  @Field(() => [ToldEvent], { nullable: true, description: "See `timeline`." })
  journeyEvents?: ToldEvent[] | null;
}
