import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { Person } from "../person/person.stub";
import { PlacementRequestStatus } from "./placement.enums";

@ObjectType({ description: "One person who waits for a bed, or waited. `occurredAt` is since when." })
@Entity("placement_request")
@Index("placement_request_person", ["personId", "occurredAt", "id"])
// Nobody waits twice.
@Index("placement_request_waiting", ["waitingPersonId"], { unique: true })
@Index("placement_request_status", ["operationCode", "status", "occurredAt", "id"])
export class PlacementRequest extends FieldRecord {
  // The people agency's id. A reference, never a foreign key: no agency's tables lean on another's.
  @Column("varchar", { length: 36 })
  personId!: string;

  // The same again while the person waits; then null.
  @Column("varchar", { length: 36, nullable: true })
  waitingPersonId!: string | null;

  @Field(() => Person, { nullable: true, description: "Who waits." })
  get person(): Person {
    return { id: this.personId };
  }

  @Field(() => PlacementRequestStatus, { nullable: true, description: "Whether the person still waits." })
  @Column("varchar", { length: 20 })
  status!: PlacementRequestStatus;

  @Field(() => DateTime, { nullable: true, description: "When the waiting ended; null for who still waits." })
  @Column("datetime", { precision: 3, nullable: true })
  endedAt!: Date | null;

  // Null unless PLACED.
  @Column("varchar", { length: 36, nullable: true })
  shelterId!: string | null;
}
