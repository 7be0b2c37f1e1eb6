import { Column, Entity, PrimaryColumn } from "typeorm";

/** Somebody who was given something. Of two desks that would give them the same, the second sees what the first gave. */
@Entity("recipient")
export class Recipient {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  /** How often it was held. */
  @Column("int")
  acts!: number;
}
