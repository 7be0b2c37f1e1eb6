import { Entity, Index, PrimaryColumn } from "typeorm";

/** One thing that a child must be protected from. A row of its own, since desks look for it. */
@Entity("child_case_concern")
@Index("child_case_concern_code", ["concern", "childCaseId"])
export class ChildCaseConcern {
  @PrimaryColumn("varchar", { length: 36 })
  childCaseId!: string;

  /** A code of reference/protection-concerns.json. */
  @PrimaryColumn("varchar", { length: 40 })
  concern!: string;
}
