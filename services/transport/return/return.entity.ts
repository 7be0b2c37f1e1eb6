import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { TravelDocumentStatus } from "../document/document.enums";
import { Person } from "../person/person.stub";
import { ReturnCaseStatus } from "./return.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "The assisted voluntary return of one person." })
@Entity("return_case")
@Index("return_case_requested", ["operationCode", "occurredAt", "id", "personId"])
@Index("return_case_status", ["operationCode", "status", "occurredAt", "id", "personId"])
@Index("return_case_destination", ["operationCode", "destinationCountryCode", "occurredAt", "id", "personId"])
@Index("return_case_document", ["operationCode", "documentStatus", "occurredAt", "id", "personId"])
@Index("return_case_person", ["personId", "occurredAt", "id"])
export class ReturnCase extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => ReturnCaseStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 20 })
  status!: ReturnCaseStatus;

  @Field(() => DateTime, { nullable: true, description: "Since when it stands there." })
  @Column("datetime", { precision: 3 })
  changedAt!: Date;

  @Field(() => String, { nullable: true, description: "The programme that pays for it." })
  @Column("varchar", { length: 200 })
  programme!: string;

  @Column("int", { nullable: true })
  allowanceAmount!: number | null;

  @Column("varchar", { length: 3, nullable: true })
  allowanceCurrency!: string | null;

  @Column("varchar", { length: 120 })
  destinationName!: string;

  // ISO 3166-1 alpha-3.
  @Column("varchar", { length: 3 })
  destinationCountryCode!: string;

  @Field(() => String, {
    nullable: true,
    description: "Who counsels the person: an account, not a name; null before.",
  })
  @Column("varchar", { length: 120, nullable: true })
  counsellor!: string | null;

  @Column("varchar", { length: 36, nullable: true })
  tripId!: string | null;

  // A copy, so that the desk's list filters by it from an index. Whoever writes the case's newest document writes it here.
  @Field(() => TravelDocumentStatus, {
    nullable: true,
    description: "Where its latest travel document stands; null where none was asked for.",
  })
  @Column("varchar", { length: 20, nullable: true })
  documentStatus!: TravelDocumentStatus | null;

  @Field(() => Person, { nullable: true, description: "Who returns." })
  get person(): Person {
    return { id: this.personId };
  }

  @Field(() => DateTime, { nullable: true, description: "When the person asked for it." })
  get requestedAt(): Date {
    return this.occurredAt;
  }
}
