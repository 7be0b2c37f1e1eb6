import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { RelationshipKind } from "../../relationship/relationship.enums";
import { CaseRecord } from "../case/case-record.entity";
import { TracingRequestStatus } from "./tracing.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A search for one member of a child's family. `occurredAt` is when it was asked for." })
@Entity("tracing_request")
@Index("tracing_request_case", ["childCaseId", "occurredAt", "id"])
export class TracingRequest extends CaseRecord {
  @Field(() => TracingRequestStatus, { nullable: true, description: "How far it has come." })
  @Column("varchar", { length: 30 })
  status!: TracingRequestStatus;

  @Field(() => String, { nullable: true, description: "Name of the person sought." })
  @Column("text", sealed)
  soughtName!: string;

  @Field(() => RelationshipKind, { nullable: true, description: "What the person sought is to the child." })
  @Column("text", sealed)
  soughtRelation!: RelationshipKind;

  @Field(() => String, { nullable: true, description: "Where the family was last known to live." })
  @Column("text", { nullable: true, ...sealed })
  lastKnownPlace!: string | null;

  @Field(() => String, { nullable: true, description: "The agency that searches, e.g. CICR." })
  @Column("varchar", { length: 80 })
  tracingAgency!: string;

  @Field(() => DateTime, { nullable: true, description: "When its status last changed." })
  @Column("datetime", { precision: 3 })
  changedAt!: Date;
}
