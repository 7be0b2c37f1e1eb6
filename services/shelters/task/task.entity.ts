import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { ShelterTaskKind } from "./task.enums";

@ObjectType({ description: "Something that a shelter must put right. `occurredAt` is since when." })
@Entity("shelter_task")
@Index("shelter_task_open", ["shelterId", "doneAt", "occurredAt", "id"])
@Index("shelter_task_stay", ["stayId"])
export class ShelterTask extends FieldRecord {
  @Column("varchar", { length: 36 })
  shelterId!: string;

  @Column("varchar", { length: 36 })
  stayId!: string;

  @Field(() => ShelterTaskKind, { nullable: true, description: "What." })
  @Column("varchar", { length: 20 })
  kind!: ShelterTaskKind;

  @Field(() => DateTime, { nullable: true, description: "When it was done; null while it is not." })
  @Column("datetime", { precision: 3, nullable: true })
  doneAt!: Date | null;
}
