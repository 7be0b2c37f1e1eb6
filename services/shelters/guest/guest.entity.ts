import { Column, Entity, PrimaryColumn } from "typeorm";
import { HousingUnitKind } from "../unit/unit.enums";

/** What the shelters were told of a person to house them rightly: who belongs together, and in which part. */
@Entity("guest")
export class Guest {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;

  @Column("varchar", { length: 36, nullable: true })
  householdId!: string | null;

  @Column("varchar", { length: 30 })
  housedAs!: HousingUnitKind;

  @Column("datetime", { precision: 3 })
  toldAt!: Date;
}
