import { Field, Int, ObjectType } from "type-graphql";
import { CodedTerm } from "#kit/terms";
import { ReturnCaseStatus } from "../return/return.enums";

@ObjectType({
  description: "The figures of an operation on movements, as of now. Each is counted only when asked for.",
})
export class Movements {
  /** Code of the operation. */
  operation!: string;
}

@ObjectType({ description: "How many return cases stand in one state." })
export class ReturnCasesByStatus {
  @Field(() => ReturnCaseStatus, { description: "The state." })
  status!: `${ReturnCaseStatus}`;

  @Field(() => Int, {
    nullable: true,
    description: "Return cases; null where there are so few, or so few others, that somebody could be recognised.",
  })
  count!: number | null;

  @Field(() => Boolean, { description: "Whether the number is hidden; then there is at least one." })
  isSuppressed!: boolean;
}

@ObjectType({ description: "How many people returned to one country." })
export class ReturnedByCountry {
  @Field(() => CodedTerm, { description: "The country (ISO 3166-1 alpha-3)." })
  country!: CodedTerm;

  @Field(() => Int, {
    nullable: true,
    description:
      "People; somebody who returned twice is one of them. Null where there are so few, or so few others, that somebody could be recognised.",
  })
  count!: number | null;

  @Field(() => Boolean, { description: "Whether the number is hidden; then there is at least one." })
  isSuppressed!: boolean;
}
