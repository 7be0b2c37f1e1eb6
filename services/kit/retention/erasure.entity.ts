import { Column, Entity, In, Index, PrimaryColumn, type EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import type { ErasureReason, PERIOD_OVER } from "./erasure.enums";

/**
 * That an agency erased a person: nothing about the person but the id, by which what a desk sends later is known to be
 * too late, and by which the rows that are still counted are shown to nobody.
 */
@Entity("erasure")
@Index("erasure_person", ["personId"])
export class Erasure {
  // The act's, made by the client. Records that were merged are erased in one act.
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 30 })
  reason!: ErasureReason | typeof PERIOD_OVER;

  @Column("varchar", { length: 80 })
  recordedByAgency!: string;

  @Column("varchar", { length: 120 })
  recordedByUser!: string;

  @Column("datetime", { precision: 3 })
  occurredAt!: Date;

  @Column("int")
  recordsErased!: number;

  @Column("int")
  recordsCounted!: number;
}

/** SQL: nobody erased the person whose id is in `column`. */
export const notErased = (column: string): string =>
  `NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.personId = ${column})`;

/** Nothing is written about who was erased, however late it is sent. Throws NOT_FOUND, as for who was never there. */
export async function assertNotErased(tx: EntityManager, personIds: readonly string[]): Promise<void> {
  const erased = await tx.findOneBy(Erasure, { personId: In([...personIds]) });
  if (erased) throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
}
