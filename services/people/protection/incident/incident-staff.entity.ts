import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Somebody who may know of an incident: an account, by name. */
@Entity("incident_staff")
@Index("incident_staff_account", ["account", "incidentId"])
export class IncidentStaff {
  @PrimaryColumn("varchar", { length: 36 })
  incidentId!: string;

  @PrimaryColumn("varchar", { length: 120 })
  account!: string;

  @Column("datetime", { precision: 3 })
  namedAt!: Date;
}
