import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime, LocalDate } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { Person } from "../person/person.stub";
import { TravelDocumentKind, TravelDocumentStatus } from "./document.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A paper that lets a person cross a border, or the request for one." })
@Entity("travel_document")
@Index("travel_document_person", ["personId", "occurredAt", "id"])
@Index("travel_document_case", ["returnCaseId", "occurredAt", "id"])
export class TravelDocument extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 36, nullable: true })
  returnCaseId!: string | null;

  @Field(() => TravelDocumentKind, { nullable: true, description: "What kind." })
  @Column("varchar", { length: 20 })
  kind!: TravelDocumentKind;

  @Field(() => TravelDocumentStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 20 })
  status!: TravelDocumentStatus;

  @Column("varchar", { length: 3 })
  issuingCountryCode!: string;

  @Field(() => String, { nullable: true, description: "Its number, as printed; null until issued. Level L2." })
  @Column("text", { nullable: true, ...sealed })
  number!: string | null;

  @Field(() => Person, { nullable: true, description: "Whose it is." })
  get person(): Person {
    return { id: this.personId };
  }

  @Field(() => DateTime, { nullable: true, description: "When it was asked for." })
  get requestedAt(): Date {
    return this.occurredAt;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the consulate was asked whether the person is a national; null before.",
  })
  @Column("datetime", { precision: 3, nullable: true })
  nationalityCheckedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was refused; null for all others." })
  @Column("datetime", { precision: 3, nullable: true })
  refusedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was issued; null before." })
  @Column("datetime", { precision: 3, nullable: true })
  issuedAt!: Date | null;

  @Field(() => LocalDate, { nullable: true, description: "The last day on which it holds; null until issued." })
  @Column("date", { nullable: true })
  expiresOn!: string | null;

  @Field(() => String, { nullable: true, description: "Why the consulate refused; only where REFUSED." })
  @Column("text", { nullable: true, ...sealed })
  refusalReason!: string | null;
}
