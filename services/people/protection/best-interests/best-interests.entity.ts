import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { LocalDate } from "#kit/scalars";
import { sealed } from "#kit/vault/columns";
import { CaseRecord } from "../case/case-record.entity";
import { BestInterestsKind, BestInterestsOutcome } from "./best-interests.enums";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A formal look at what is best for one child. `occurredAt` is when it was begun." })
@Entity("best_interests_procedure")
@Index("best_interests_procedure_case", ["childCaseId", "occurredAt", "id"])
export class BestInterestsProcedure extends CaseRecord {
  @Field(() => BestInterestsKind, { nullable: true, description: "Assessment or determination." })
  @Column("varchar", { length: 10 })
  kind!: BestInterestsKind;

  @Field(() => LocalDate, { nullable: true, description: "The day on which it was concluded; null while it was not." })
  @Column("date", { nullable: true })
  concludedOn!: string | null;

  @Field(() => BestInterestsOutcome, { nullable: true, description: "What was found best; null while it was not." })
  @Column("text", { nullable: true, ...sealed })
  outcome!: BestInterestsOutcome | null;

  @Field(() => String, { nullable: true, description: "What the child wishes, as the child said it." })
  @Column("text", { nullable: true, ...sealed })
  childWishes!: string | null;

  @Field(() => LocalDate, { nullable: true, description: "The day on which it is to be looked at again." })
  @Column("date", { nullable: true })
  reviewOn!: string | null;
}
