import { Field, ID, InputType, ObjectType } from "type-graphql";
import { LocalDate } from "#kit/scalars";
import { ActInput, CaseActInput } from "../case/case-acts.inputs";
import { BestInterestsProcedure } from "./best-interests.entity";
import { BestInterestsKind, BestInterestsOutcome } from "./best-interests.enums";

@InputType({ description: "A best-interests procedure that begins at `occurredAt`, or that is concluded already." })
export class RecordBestInterestsInput extends CaseActInput {
  @Field(() => BestInterestsKind, { description: "Assessment or determination." })
  kind!: BestInterestsKind;

  @Field(() => String, {
    nullable: true,
    description: "What the child wishes, as the child said it, 2,000 letters at most.",
  })
  childWishes?: string | null;

  @Field(() => BestInterestsOutcome, {
    nullable: true,
    description: "What was found best; left out while it is not concluded.",
  })
  outcome?: BestInterestsOutcome | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The day on which it was concluded; with an outcome, and left out: the day on which it began.",
  })
  concludedOn?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "The day, after that of the conclusion and within a year of it, on which it is to be looked at again; needed for STAY_FOR_NOW.",
  })
  reviewOn?: string | null;
}

@InputType({ description: "What was found best for a child; `occurredAt` is when." })
export class ConcludeBestInterestsInput extends ActInput {
  @Field(() => ID, { description: "The procedure, not concluded yet." })
  procedureId!: string;

  @Field(() => BestInterestsOutcome, { description: "What was found best." })
  outcome!: BestInterestsOutcome;

  @Field(() => String, {
    nullable: true,
    description: "What the child wishes, 2,000 letters at most; left out, it stays as it was.",
  })
  childWishes?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "The day, after that of the conclusion and within a year of it, on which it is to be looked at again; needed for STAY_FOR_NOW.",
  })
  reviewOn?: string | null;
}

@ObjectType({ description: "The best-interests procedure as it stands now." })
export class BestInterestsPayload {
  @Field(() => BestInterestsProcedure, {
    nullable: true,
    description: "The procedure; null where the viewer may not read it.",
  })
  procedure!: BestInterestsProcedure | null;
}
