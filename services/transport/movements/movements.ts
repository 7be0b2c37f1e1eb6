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

  @Field(() => Int, { description: "Return cases." })
  count!: number;
}

@ObjectType({ description: "How many people returned to one country." })
export class ReturnedByCountry {
  @Field(() => CodedTerm, { description: "The country (ISO 3166-1 alpha-3)." })
  country!: CodedTerm;

  @Field(() => Int, { description: "People; somebody who returned twice is one of them." })
  count!: number;
}
