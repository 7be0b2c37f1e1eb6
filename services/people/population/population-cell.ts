import { Field, Int, ObjectType } from "type-graphql";
import { LocalDate } from "#kit/scalars";
import { CodedTerm } from "#kit/terms";
import { AgeGroup, DisplacementStatus, PersonOutcome, Sex } from "../person/person.enums";

@ObjectType({
  description:
    "How many people have these characteristics. A field is null where it was not asked for in `by`, or not known.",
})
export class PopulationCell {
  @Field(() => Int, {
    nullable: true,
    description:
      "Registered people; null where so few, or so few others, are counted that somebody could be recognised.",
  })
  count!: number | null;

  @Field(() => Boolean, { description: "Whether the number is hidden; then there is at least one." })
  isSuppressed!: boolean;

  @Field(() => Sex, { nullable: true, description: "Their sex." })
  sex!: Sex | null;

  @Field(() => AgeGroup, { nullable: true, description: "Their age group today." })
  ageGroup!: AgeGroup | null;

  @Field(() => Boolean, { nullable: true, description: "Whether they are under 18 today, or of disputed age." })
  isMinor!: boolean | null;

  @Field(() => CodedTerm, { nullable: true, description: "Their nationality (ISO 3166-1 alpha-3), one of several." })
  nationality!: CodedTerm | null;

  @Field(() => DisplacementStatus, { nullable: true, description: "Their displacement status." })
  displacementStatus!: DisplacementStatus | null;

  @Field(() => LocalDate, { nullable: true, description: "Their day of arrival." })
  arrivalDay!: string | null;

  @Field(() => PersonOutcome, { nullable: true, description: "What became of them." })
  outcome!: PersonOutcome | null;
}
