import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { connectionOf } from "#kit/connection";
import { FieldRecord } from "#kit/record";
import { LocalDate } from "#kit/scalars";
import { AlertAgeBand, AlertClassification } from "./alert.enums";

// Holds no id of a person or of a clinical record, so that nothing in this database leads from an alert to anybody.
@ObjectType({
  description:
    "Cases of a notifiable disease, as told to the health authority: numbers, never people. Not for publication: small numbers of one site and day point at somebody all the same.",
})
@Entity("notifiable_alert")
@Index("notifiable_alert_latest", ["operationCode", "occurredAt", "id"])
export class NotifiableAlert extends FieldRecord {
  @Column("varchar", { length: 10 })
  icd10Code!: string;

  @Field(() => LocalDate, { nullable: true, description: "The day on which the cases were found." })
  @Column("date")
  day!: string;

  @Field(() => String, { nullable: true, description: "Where they were found: a place, e.g. Gao." })
  @Column("varchar", { length: 160 })
  site!: string;

  @Field(() => AlertAgeBand, { nullable: true, description: "Age of those who have it." })
  @Column("varchar", { length: 20 })
  ageBand!: AlertAgeBand;

  @Field(() => AlertClassification, { nullable: true, description: "How sure the diagnosis is." })
  @Column("varchar", { length: 20 })
  classification!: AlertClassification;

  @Field(() => Int, { nullable: true, description: "How many cases." })
  @Column("int")
  count!: number;
}

export const NotifiableAlertConnection = connectionOf(NotifiableAlert, "NotifiableAlert");
