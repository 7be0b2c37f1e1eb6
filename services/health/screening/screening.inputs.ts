import { Field, Int, ObjectType } from "type-graphql";
import { Triage } from "./screening.enums";

@ObjectType({ description: "How many screenings ended in one triage colour." })
export class ScreeningsByTriage {
  @Field(() => Triage, { description: "The colour." })
  triage!: Triage;

  @Field(() => Int, {
    nullable: true,
    description:
      "Screenings, not people: somebody screened twice counts twice. Null where there are so few, or so few others, that somebody could be recognised.",
  })
  count!: number | null;

  @Field(() => Boolean, { description: "Whether the number is hidden; then there is at least one." })
  isSuppressed!: boolean;
}
