import { Field, Int, ObjectType } from "type-graphql";
import { Triage } from "./screening.enums";

@ObjectType({ description: "How many screenings ended in one triage colour." })
export class ScreeningsByTriage {
  @Field(() => Triage, { description: "The colour." })
  triage!: Triage;

  @Field(() => Int, { description: "Screenings, not people: somebody screened twice counts twice." })
  count!: number;
}
