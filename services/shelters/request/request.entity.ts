import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime, LocalDate } from "#kit/scalars";
import { ResourceRequestKind, ResourceRequestStatus } from "./request.enums";

@ObjectType({ description: "A request for staff or equipment. `occurredAt` is when it was made." })
@Entity("resource_request")
@Index("resource_request_latest", ["operationCode", "occurredAt", "id"])
export class ResourceRequest extends FieldRecord {
  @Field(() => ResourceRequestKind, { nullable: true, description: "What is asked for." })
  @Column("varchar", { length: 30 })
  kind!: ResourceRequestKind;

  @Field(() => String, { nullable: true, description: "What exactly, in the words of who asks." })
  @Column("varchar", { length: 200 })
  item!: string;

  @Field(() => Int, { nullable: true, description: "How many of it: people, or pieces." })
  @Column("int")
  quantity!: number;

  @Field(() => ResourceRequestStatus, { nullable: true, description: "Where it stands." })
  @Column("varchar", { length: 30 })
  status!: ResourceRequestStatus;

  @Field(() => DateTime, { nullable: true, description: "When it took the state it is in." })
  @Column("datetime", { precision: 3 })
  changedAt!: Date;

  @Field(() => String, { nullable: true, description: "Why it is needed." })
  @Column("varchar", { length: 500 })
  reason!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The day by which it is needed; null for when it can be had.",
  })
  @Column("date", { nullable: true })
  neededBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why it is not sent; only where REJECTED." })
  @Column("varchar", { length: 500, nullable: true })
  rejectedReason!: string | null;

  // Null where it is for the operation as a whole.
  @Column("varchar", { length: 36, nullable: true })
  shelterId!: string | null;
}
