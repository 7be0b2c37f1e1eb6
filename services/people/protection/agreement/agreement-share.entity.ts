import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One category that one agency may be given for one purpose, by a sharing agreement. Written with the agreement. */
@Entity("agreement_share")
@Index("agreement_share_partner", ["partnerAgency", "purpose", "dataCategory", "operationCode"])
export class AgreementShare {
  @PrimaryColumn("varchar", { length: 36 })
  agreementId!: string;

  @PrimaryColumn("varchar", { length: 30 })
  dataCategory!: string;

  @Column("varchar", { length: 80 })
  partnerAgency!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;

  @Column("varchar", { length: 30 })
  purpose!: string;

  @Column("datetime", { precision: 3 })
  beganAt!: Date;

  /** Null without an end. */
  @Column("datetime", { precision: 3, nullable: true })
  endedAt!: Date | null;
}
