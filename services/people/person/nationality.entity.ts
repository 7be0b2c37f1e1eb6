import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One nationality of a person; a person may have several. A merge moves it to the survivor. */
@Entity("person_nationality")
@Index("person_nationality_country", ["operationCode", "country", "personId"])
export class PersonNationality {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  // ISO 3166-1 alpha-3.
  @PrimaryColumn("varchar", { length: 3 })
  country!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;

  // From 0, in the order in which the person names them.
  @Column("int")
  place!: number;
}
