import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";

@Directive('@key(fields: "id")')
@ObjectType({ description: "People who came together, counted before anybody was named." })
@Entity("arrival")
@Index("arrival_latest", ["operationCode", "occurredAt", "id"])
@Index("arrival_day", ["operationCode", "arrivedOn", "men", "women", "boys", "girls"])
export class Arrival extends FieldRecord {
  @Field(() => String, { nullable: true, description: "Name of the place where they entered, as the desk writes it." })
  @Column("varchar", { length: 120 })
  pointOfEntry!: string;

  // OCHA p-code of the region.
  @Column("varchar", { length: 20 })
  pointOfEntryPCode!: string;

  // The day of `occurredAt` in the operation's time zone, kept so that figures by day come from an index.
  @Column("date")
  arrivedOn!: string;

  @Field(() => Int, { nullable: true, description: "Men, 18 years and older, by count." })
  @Column("int")
  men!: number;

  @Field(() => Int, { nullable: true, description: "Women, 18 years and older, by count." })
  @Column("int")
  women!: number;

  @Field(() => Int, { nullable: true, description: "Boys under 18, by count." })
  @Column("int")
  boys!: number;

  @Field(() => Int, { nullable: true, description: "Girls under 18, by count." })
  @Column("int")
  girls!: number;

  @Field(() => Int, { nullable: true, description: "Everybody, by count." })
  get headcount(): number {
    return this.men + this.women + this.boys + this.girls;
  }

  // How many were ever registered of it: never more than the headcount, by the condition of the update that counts.
  @Column("int", { default: 0 })
  named!: number;

  @Field(() => Boolean, { nullable: true, description: "Whether the count is an estimate." })
  @Column("boolean")
  isEstimated!: boolean;
}
