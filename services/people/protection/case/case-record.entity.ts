import { ObjectType } from "type-graphql";
import { Column } from "typeorm";
import { FieldRecord } from "#kit/record";

/** A record inside one child's case. Each table has an index on `childCaseId, occurredAt, id`. */
@ObjectType()
export abstract class CaseRecord extends FieldRecord {
  @Column("varchar", { length: 36 })
  childCaseId!: string;
}
