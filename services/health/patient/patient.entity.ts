import { Column, Entity, PrimaryColumn } from "typeorm";

/** Somebody in care. Who judges whether they may travel, and who finds what speaks against it, hold this row in turn. */
@Entity("patient")
export class Patient {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  /** How often it was held. */
  @Column("int")
  acts!: number;
}
