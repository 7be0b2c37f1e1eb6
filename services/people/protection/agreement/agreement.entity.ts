import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { LocalDate } from "#kit/scalars";
import { ConsentPurpose, DataCategory } from "../consent/consent.enums";

@Directive('@key(fields: "id")')
@ObjectType({
  description: "What one agency may share with another, and for what. Needed besides consent. `occurredAt`: signed.",
})
@Entity("sharing_agreement")
@Index("sharing_agreement_operation", ["operationCode", "providerAgency", "partnerAgency"])
export class SharingAgreement extends FieldRecord {
  @Field(() => String, { nullable: true, description: "The agency that shares." })
  @Column("varchar", { length: 80 })
  providerAgency!: string;

  @Field(() => String, { nullable: true, description: "The agency that receives." })
  @Column("varchar", { length: 80 })
  partnerAgency!: string;

  @Field(() => ConsentPurpose, { nullable: true, description: "What the data may be used for, and nothing else." })
  @Column("varchar", { length: 30 })
  purpose!: ConsentPurpose;

  @Field(() => [DataCategory], { nullable: true, description: "What may be shared." })
  @Column("simple-json")
  dataCategories!: DataCategory[];

  @Field(() => LocalDate, { nullable: true, description: "The first day on which it holds." })
  @Column("date")
  validFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: "The last day on which it holds; null without an end." })
  @Column("date", { nullable: true })
  expiresOn!: string | null;
}
