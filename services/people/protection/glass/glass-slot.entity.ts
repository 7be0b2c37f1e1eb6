import { Column, Entity, PrimaryColumn } from "typeorm";

/** One of the few glasses that an account may have broken at a time. */
@Entity("glass_slot")
export class GlassSlot {
  @PrimaryColumn("varchar", { length: 80 })
  agency!: string;

  @PrimaryColumn("varchar", { length: 120 })
  account!: string;

  /** From 1. */
  @PrimaryColumn("int")
  slot!: number;

  /** The glass that took it last; null while none has. */
  @Column("varchar", { length: 36, nullable: true })
  glassId!: string | null;

  /** From when on it is free. */
  @Column("datetime", { precision: 3 })
  endsAt!: Date;
}
