import { Arg, Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { sealed } from "#kit/vault/columns";
import { LabelLanguage } from "#kit/terms";
import { ConsentPurpose } from "./consent.enums";

// Never updated: a text that changes is a new version, since people have agreed to the old one.
@Directive('@key(fields: "id")')
@ObjectType({ description: "The exact words that are read out before somebody consents. They never change." })
@Entity("consent_wording")
@Index("consent_wording_version", ["purpose", "edition"], { unique: true })
export class ConsentWording {
  @Field(() => ID, { description: "A UUID." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Field(() => ConsentPurpose, { nullable: true, description: "What it asks consent for." })
  @Column("varchar", { length: 30 })
  purpose!: ConsentPurpose;

  @Field(() => String, { nullable: true, description: "Which version of the text for this purpose, e.g. 2018-02." })
  @Column("varchar", { length: 20 })
  edition!: string;

  @Column("text", sealed)
  en!: string;

  @Column("text", sealed)
  fr!: string;

  @Field(() => String, {
    nullable: true,
    description: "SHA-256 (hex) of the English text, a line feed, and the French text, in UTF-8.",
  })
  @Column("varchar", { length: 64 })
  sha256!: string;

  @Field(() => String, { nullable: true, description: "The text." })
  text(
    @Arg("language", () => LabelLanguage, { defaultValue: LabelLanguage.EN, description: "In which language." })
    language: LabelLanguage,
  ): string {
    return language === LabelLanguage.FR ? this.fr : this.en;
  }
}
