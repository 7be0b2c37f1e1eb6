import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { bySites, rule, type RowRule } from "#kit/access/rows";

/** What ties somebody's work to a person. */
export type TieKind = "SHELTER" | "TRIP_AGENCY" | "CASE_AGENCY" | "CASEWORKER";

/**
 * What an agency was told of who works with a person elsewhere: the shelter the person is in, the agency whose trip the
 * person is on, who owns or works on the child's case. Rows can then be decided in the agency's own database.
 */
@Entity("person_tie")
@Index("person_tie_holder", ["kind", "holder", "personId"])
export class PersonTie {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  @PrimaryColumn("varchar", { length: 20 })
  kind!: TieKind;

  /** Id of the shelter, name of the agency, or account of the caseworker. */
  @PrimaryColumn("varchar", { length: 120 })
  holder!: string;

  @Column("varchar", { length: 40 })
  operationCode!: string;

  @Column("datetime", { precision: 3 })
  beganAt!: Date;

  // Null while it lasts.
  @Column("datetime", { precision: 3, nullable: true })
  endedAt!: Date | null;
}

const tied = (person: string, condition: string): string =>
  `EXISTS (SELECT 1 FROM person_tie t WHERE t.personId = ${person} AND ${condition} AND t.beganAt <= :viewerNow AND (t.endedAt IS NULL OR t.endedAt > :viewerNow))`;

/** Rows about children whose case the viewer's agency owns or the viewer works on. */
export const ownChildren = (column: string): RowRule =>
  rule("children whose case their agency owns or who are assigned to them", (alias) =>
    tied(
      `${alias}.${column}`,
      "(t.kind = 'CASE_AGENCY' AND t.holder = :viewerAgency OR t.kind = 'CASEWORKER' AND t.holder = :viewerSub)",
    ),
  );

/** Rows about people who are in a shelter where the viewer works, or are expected there. */
export const inOwnShelter = (column: string): RowRule =>
  bySites("people in their own shelter", (alias) =>
    tied(`${alias}.${column}`, "t.kind = 'SHELTER' AND t.holder IN (:...viewerSites)"),
  );

/** Rows about people who are on a manifest of the viewer's agency. */
export const onOwnTrips = (column: string): RowRule =>
  rule("people on trips of their own agency", (alias) =>
    tied(`${alias}.${column}`, "t.kind = 'TRIP_AGENCY' AND t.holder = :viewerAgency"),
  );

/** Rows about people who are on a manifest, whoever's: for the agency that must know whether they may board. */
export const onAnyTrip = (column: string): RowRule =>
  rule("people on a manifest", (alias) => tied(`${alias}.${column}`, "t.kind = 'TRIP_AGENCY'"));
