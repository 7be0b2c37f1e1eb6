import { Column, Entity, PrimaryColumn } from "typeorm";

/** Somebody who may read a health record of level L4: an account, by name. Whoever writes such a record is the first. */
@Entity("restricted_record_staff")
export class RestrictedRecordStaff {
  /** Id of a condition, need, medication or referral: UUIDs, so that one table is enough. */
  @PrimaryColumn("varchar", { length: 36 })
  recordId!: string;

  @PrimaryColumn("varchar", { length: 120 })
  account!: string;

  @Column("datetime", { precision: 3 })
  namedAt!: Date;
}
