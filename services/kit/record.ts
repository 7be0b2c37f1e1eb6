import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Column, PrimaryColumn } from "typeorm";
import { DateTime } from "#kit/scalars";

@Directive("@shareable")
@ObjectType({ description: "Who wrote a record." })
export class RecordedBy {
  @Field(() => String, { description: "The agency on whose behalf it was written, e.g. IOM." })
  agency!: string;

  @Field(() => String, { description: "The user who wrote it: an account, not a name." })
  user!: string;
}

/**
 * What every record of every agency carries. Fields other than the id are nullable in the graph, here and in every
 * entity: a viewer may not be allowed to see one, or its agency may be away, and that must cost no more than the field.
 */
@ObjectType()
export abstract class FieldRecord {
  @Field(() => ID, { description: "A UUID, made by the client that wrote the record first." })
  @PrimaryColumn("varchar", { length: 36 })
  id!: string;

  @Field(() => ID, { nullable: true, description: "Code of the operation that this belongs to, e.g. GAO-2018." })
  @Column("varchar", { length: 40 })
  operationCode!: string;

  @Column("varchar", { length: 80 })
  recordedByAgency!: string;

  @Column("varchar", { length: 120 })
  recordedByUser!: string;

  @Field(() => RecordedBy, { nullable: true, description: "The agency and the user who wrote this record." })
  get recordedBy(): RecordedBy {
    return { agency: this.recordedByAgency, user: this.recordedByUser };
  }

  @Field(() => DateTime, { nullable: true, description: "When it happened in the field." })
  @Column("datetime", { precision: 3 })
  occurredAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it reached the hub; later than `occurredAt` for a desk without a line.",
  })
  @Column("datetime", { precision: 3 })
  recordedAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: "Counts the changes of this record, from 1; an update names the version it saw.",
  })
  @Column("int", { default: 1 })
  version!: number;
}
