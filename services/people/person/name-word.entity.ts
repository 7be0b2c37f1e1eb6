import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One word of a person's names, made by `searchKey`: what a search by name looks up. */
@Entity("person_name_word")
@Index("person_name_word_search", ["operationCode", "word", "personId"])
export class PersonNameWord {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  @PrimaryColumn("varchar", { length: 120 })
  word!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;
}
