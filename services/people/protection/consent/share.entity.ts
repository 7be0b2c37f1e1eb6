import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { LegalBasis } from "./consent.enums";

/**
 * One agency that may have one category of one person's data, by one consent: what is looked up when somebody asks.
 * Written with the consent, and ended with it.
 */
@Entity("consent_share")
@Index("consent_share_recipient", ["recipientAgency", "purpose", "dataCategory", "personId"])
@Index("consent_share_person", ["personId", "recipientAgency"])
export class ConsentShare {
  @PrimaryColumn("varchar", { length: 36 })
  consentId!: string;

  @PrimaryColumn("varchar", { length: 80 })
  recipientAgency!: string;

  @PrimaryColumn("varchar", { length: 30 })
  dataCategory!: string;

  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;

  @Column("varchar", { length: 30 })
  purpose!: string;

  @Column("varchar", { length: 30 })
  legalBasis!: LegalBasis;

  @Column("datetime", { precision: 3 })
  beganAt!: Date;

  /** The instant at which it ends: the end of the consent's last day, or its withdrawal. Null without an end. */
  @Column("datetime", { precision: 3, nullable: true })
  endedAt!: Date | null;
}
