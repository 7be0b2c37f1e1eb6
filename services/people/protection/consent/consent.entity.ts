import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime, LocalDate } from "#kit/scalars";
import { ConsentGivenBy, ConsentMethod, ConsentPurpose, DataCategory, LegalBasis } from "./consent.enums";

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "One person's agreement that certain data go to certain agencies for one purpose, or what stands for it.",
})
@Entity("consent")
@Index("consent_person", ["personId", "occurredAt", "id"])
@Index("consent_latest", ["operationCode", "occurredAt", "id"])
export class Consent extends FieldRecord {
  @Column("varchar", { length: 36 })
  personId!: string;

  @Field(() => LegalBasis, { nullable: true, description: "CONSENT, or what the use of the data rests on instead." })
  @Column("varchar", { length: 30 })
  legalBasis!: LegalBasis;

  @Field(() => ConsentGivenBy, { nullable: true, description: "Who gave it." })
  @Column("varchar", { length: 20 })
  givenBy!: ConsentGivenBy;

  // Whoever gave it for the subject, where that is somebody registered here.
  @Column("varchar", { length: 36, nullable: true })
  giverId!: string | null;

  @Field(() => ConsentPurpose, { nullable: true, description: "What the data may be used for." })
  @Column("varchar", { length: 30 })
  purpose!: ConsentPurpose;

  @Field(() => [String], { nullable: true, description: "The agencies that may have the data, e.g. UNICEF." })
  @Column("simple-json")
  recipientAgencies!: string[];

  @Field(() => [DataCategory], { nullable: true, description: "What they may have." })
  @Column("simple-json")
  dataCategories!: DataCategory[];

  // Null where it rests on something else than consent, so that nothing was read out.
  @Column("varchar", { length: 36, nullable: true })
  wordingId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "SHA-256 of the wording, written down when it was read out: equal to `wording.sha256` for ever.",
  })
  @Column("varchar", { length: 64, nullable: true })
  wordingHash!: string | null;

  // ISO 639-3.
  @Column("varchar", { length: 3, nullable: true })
  languageCode!: string | null;

  @Field(() => ConsentMethod, {
    nullable: true,
    description: "How it was given; null where it rests on something else.",
  })
  @Column("varchar", { length: 20, nullable: true })
  method!: ConsentMethod | null;

  @Field(() => DateTime, { nullable: true, description: "From when on it holds." })
  @Column("datetime", { precision: 3 })
  validFrom!: Date;

  @Field(() => LocalDate, { nullable: true, description: "The last day on which it holds; null without an end." })
  @Column("date", { nullable: true })
  expiresOn!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it was taken back; null while it was not." })
  @Column("datetime", { precision: 3, nullable: true })
  withdrawnAt!: Date | null;
}
