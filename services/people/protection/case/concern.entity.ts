import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { blind, sealed } from "#kit/vault/columns";

/** One thing that a child must be protected from. A row of its own, since desks look for it. */
@Entity("child_case_concern")
@Index("child_case_concern_code", ["concern", "childCaseId"])
export class ChildCaseConcern {
  @PrimaryColumn("varchar", { length: 36 })
  childCaseId!: string;

  // Given the code again; holds what it is found by.
  @PrimaryColumn("varchar", blind("code"))
  concern!: string;

  /** A code of reference/protection-concerns.json. */
  @Column("text", sealed)
  code!: string;
}
