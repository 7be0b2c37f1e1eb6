import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { TravelDocumentStatus } from "../document/document.enums";
import { Person } from "../person/person.stub";
import { DeclarationMethod, ReintegrationSupport, ReturnCaseStatus, ReturnDeclaredBy } from "./return.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "The assisted voluntary return of one person." })
@Entity("return_case")
@Index("return_case_requested", ["operationCode", "occurredAt", "id", "personId"])
@Index("return_case_status", ["operationCode", "status", "occurredAt", "id", "personId"])
@Index("return_case_destination", ["operationCode", "destinationCountryCode", "occurredAt", "id", "personId"])
@Index("return_case_document", ["operationCode", "documentStatus", "occurredAt", "id", "personId"])
@Index("return_case_person", ["personId", "occurredAt", "id"])
@Index("return_case_live", ["livePersonId"], { unique: true })
export class ReturnCase extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  // The person, until the case is CLOSED or WITHDRAWN; null after. Unique: nobody has two returns at a time.
  @Column("varchar", { length: 36, nullable: true })
  livePersonId!: string | null;

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

  @Field(() => DateTime, { nullable: true, description: "When the person was counselled; null before." })
  @Column("datetime", { precision: 3, nullable: true })
  counselledAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "In which language the person was counselled (ISO 639-3), e.g. bam; null before.",
  })
  @Column("varchar", { length: 3, nullable: true })
  counsellingLanguage!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the declaration was made; null before." })
  @Column("datetime", { precision: 3, nullable: true })
  declaredAt!: Date | null;

  @Field(() => DeclarationMethod, { nullable: true, description: "How it was made; null before." })
  @Column("varchar", { length: 20, nullable: true })
  declarationMethod!: DeclarationMethod | null;

  @Field(() => ReturnDeclaredBy, { nullable: true, description: "By whom it was made; null before." })
  @Column("varchar", { length: 20, nullable: true })
  declaredBy!: ReturnDeclaredBy | null;

  // The people agency's id of the caregiver who made it.
  @Column("varchar", { length: 36, nullable: true })
  declarerId!: string | null;

  @Field(() => ReturnCaseStatus, {
    nullable: true,
    description: "From where it goes on when it is resumed; only where SUSPENDED.",
  })
  @Column("varchar", { length: 20, nullable: true })
  suspendedFrom!: ReturnCaseStatus | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was last suspended or withdrawn; null where nobody said. Level L3.",
  })
  @Column("text", { nullable: true, ...sealed })
  stopReason!: string | null;

  @Column("datetime", { precision: 3, nullable: true })
  allowancePaidAt!: Date | null;

  @Field(() => [ReintegrationSupport], {
    nullable: true,
    description: "What help there is after arrival; null until CLOSED.",
  })
  @Column("simple-json", { nullable: true })
  reintegration!: ReintegrationSupport[] | null;

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

  @Field(() => Person, {
    nullable: true,
    description: "The caregiver who declared it for a minor; null for all others.",
  })
  get declarer(): Person | null {
    return this.declarerId === null ? null : { id: this.declarerId };
  }

  @Field(() => DateTime, { nullable: true, description: "When the person asked for it." })
  get requestedAt(): Date {
    return this.occurredAt;
  }
}
