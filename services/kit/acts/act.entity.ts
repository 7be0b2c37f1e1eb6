import { Column, Entity, PrimaryColumn } from "typeorm";

/**
 * That somebody did something, by the id that their client made for it: what is sent again is known by it, and is
 * answered as it was the first time. Holds ids, codes and numbers, never what was written of a person.
 */
@Entity("act")
export class Act {
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  /** The mutation: `checkIn`. */
  @Column("varchar", { length: 60 })
  kind!: string;

  @Column("varchar", { length: 80 })
  agency!: string;

  @Column("varchar", { length: 120 })
  user!: string;

  @Column("datetime", { precision: 3 })
  recordedAt!: Date;

  /** Made anew by each try, so that of two at once each knows whether it is the one that acts. */
  @Column("varchar", { length: 36 })
  attempt!: string;

  /** What came of it, as JSON; null only inside the transaction that acts. */
  @Column("text", { nullable: true })
  outcome!: string | null;
}
