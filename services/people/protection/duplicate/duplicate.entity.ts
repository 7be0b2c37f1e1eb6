import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { FieldRecord } from "#kit/record";
import { DateTime } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { DuplicateClue, PotentialDuplicateStatus } from "./duplicate.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "Two records that may be one person. `occurredAt` is when that was noticed." })
@Entity("potential_duplicate")
@Index("potential_duplicate_pair", ["personId", "otherPersonId"], { unique: true })
@Index("potential_duplicate_score", ["operationCode", "score", "id"])
@Index("potential_duplicate_status", ["operationCode", "status", "score", "id"])
export class PotentialDuplicate extends FieldRecord {
  // The smaller id of the two, so that a pair is there once.
  @Column("varchar", { length: 36 })
  personId!: string;

  @Column("varchar", { length: 36 })
  otherPersonId!: string;

  @Field(() => PotentialDuplicateStatus, { nullable: true, description: "What became of it." })
  @Column("varchar", { length: 20 })
  status!: PotentialDuplicateStatus;

  @Field(() => Int, { nullable: true, description: "How likely they are one person: 0 to 100." })
  @Column("int")
  score!: number;

  @Field(() => [DuplicateClue], {
    nullable: true,
    description: "What they have in common: why the score is what it is.",
  })
  @Column("simple-json")
  clues!: DuplicateClue[];

  @Field(() => DateTime, { nullable: true, description: "When it was decided; null before." })
  @Column("datetime", { precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Account of who decided; null before." })
  @Column("varchar", { length: 120, nullable: true })
  decidedBy!: string | null;

  // The record that was kept, or is to be: null unless MERGED or AWAITING_CASE_OWNER.
  @Column("varchar", { length: 36, nullable: true })
  keptPersonId!: string | null;

  @Field(() => String, { nullable: true, description: "Why they are, or are not, one person, as the desk wrote it." })
  @Column("text", { nullable: true, ...sealed })
  reason!: string | null;
}
