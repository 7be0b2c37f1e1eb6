import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { blind } from "#kit/vault/columns";

/** One word of a person's names: what a search by name looks up. The words themselves are nowhere in the table. */
@Entity("person_name_word")
@Index("person_name_word_search", ["operationCode", "word", "personId"])
@Index("person_name_word_sound", ["operationCode", "sound", "personId"])
export class PersonNameWord {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  // Given a word made by `searchKey`; holds its token.
  @PrimaryColumn("varchar", blind())
  word!: string;

  // Given `soundOf` the word; holds its token.
  @Column("varchar", blind())
  sound!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;
}
