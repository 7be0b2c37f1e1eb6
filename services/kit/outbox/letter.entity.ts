import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/**
 * What another agency is to be told, written in the same transaction as what it tells of, and kept until that agency
 * has taken it. Holds ids, codes and instants, never what was written of a person.
 */
@Entity("outbox")
@Index("outbox_due", ["doneAt", "dueAt"])
@Index("outbox_about", ["about", "doneAt"])
export class Letter {
  /** The client-made id of the act that it asks for: however often it is sent, it is one act. */
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  /** Which of the agency's letters it is: `checkOutForJourney`. */
  @Column("varchar", { length: 60 })
  kind!: string;

  /** The record that waits for it, e.g. a manifest entry: pending while `doneAt` is null. */
  @Column("varchar", { length: 36 })
  about!: string;

  /** The mutation's `input`, as JSON, without the id. */
  @Column("text")
  payload!: string;

  @Column("datetime", { precision: 3 })
  recordedAt!: Date;

  /** Not to be sent before: later after each failure. In real time, like `doneAt`. */
  @Column("datetime", { precision: 3 })
  dueAt!: Date;

  @Column("int", { default: 0 })
  tries!: number;

  /** Why it was not taken the last time. */
  @Column("varchar", { length: 60, nullable: true })
  lastCode!: string | null;

  /** When it was taken, or for good refused; then `lastCode` says how. Null while it is pending. */
  @Column("datetime", { precision: 3, nullable: true })
  doneAt!: Date | null;
}
