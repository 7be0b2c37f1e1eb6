import { Directive, Field, Float, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { LocalDate } from "#kit/scalars";
import { ShelterKind, ShelterStatus } from "./shelter.enums";

// The counters `occupied` and `reserved` are in no index: they change with every stay, and an operation has few shelters.
@Directive('@key(fields: "id")')
@ObjectType({ description: "A centre in which people sleep. `occurredAt` is when it became known to the operation." })
@Entity("shelter")
@Index("shelter_list", ["operationCode", "isOnward", "nameKey", "id"])
export class Shelter extends FieldRecord {
  @Field(() => String, { nullable: true, description: "Its name." })
  @Column("varchar", { length: 200 })
  name!: string;

  // `searchKey(name)`: shelters are sorted by it.
  @Column("varchar", { length: 200 })
  nameKey!: string;

  @Field(() => String, { nullable: true, description: "Another name that it is known by, e.g. its French one." })
  @Column("varchar", { length: 200, nullable: true })
  alias!: string | null;

  @Field(() => ShelterKind, { nullable: true, description: "What kind of place it is." })
  @Column("varchar", { length: 30 })
  kind!: ShelterKind;

  @Field(() => String, { nullable: true, description: "The agency or organization that runs it, e.g. IOM." })
  @Column("varchar", { length: 120 })
  operatorAgency!: string;

  @Field(() => String, { nullable: true, description: "The town that it is in, e.g. Gao." })
  @Column("varchar", { length: 120 })
  placeName!: string;

  @Field(() => String, {
    nullable: true,
    description: "OCHA p-code of the region that it is in, e.g. ML07. Source: common operational datasets (COD-AB).",
  })
  @Column("varchar", { length: 20 })
  placeCode!: string;

  @Field(() => ShelterStatus, { nullable: true, description: "Whether it takes people." })
  @Column("varchar", { length: 20 })
  status!: ShelterStatus;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether people wait here for the way home, as opposed to where they were first received.",
  })
  @Column("boolean")
  isOnward!: boolean;

  @Field(() => Int, { nullable: true, description: "Places, without surge." })
  @Column("int")
  capacity!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Places that nobody can be given: a family alone in a six-bed room, repair, quarantine.",
  })
  @Column("int", { default: 0 })
  blocked!: number;

  @Field(() => String, { nullable: true, description: "Why places were blocked last; null where none were." })
  @Column("varchar", { length: 500, nullable: true })
  blockedReason!: string | null;

  @Field(() => Int, { nullable: true, description: "Places added for a time; they count until they are taken back." })
  @Column("int", { default: 0 })
  surge!: number;

  @Field(() => String, { nullable: true, description: "Why places were added; null where none were." })
  @Column("varchar", { length: 300, nullable: true })
  surgeReason!: string | null;

  @Field(() => LocalDate, { nullable: true, description: "The last day for which places were added." })
  @Column("date", { nullable: true })
  surgeEndsOn!: string | null;

  // The counters always equal the live stays: whoever writes a stay moves them in the same transaction. They are told by
  // the resolver, which hides small ones.
  @Column("int", { default: 0 })
  occupied!: number;

  @Column("int", { default: 0 })
  reserved!: number;

  @Field(() => Float, { nullable: true, description: "Covered living space, in m²; null where it was not measured." })
  @Column("double", { nullable: true })
  coveredAreaM2!: number | null;

  @Field(() => Int, { nullable: true, description: "Water, in litres a day; null where it was not measured." })
  @Column("int", { nullable: true })
  waterLitresPerDay!: number | null;

  @Field(() => Int, { nullable: true, description: "Toilets in use; null where they were not counted." })
  @Column("int", { nullable: true })
  toilets!: number | null;
}
