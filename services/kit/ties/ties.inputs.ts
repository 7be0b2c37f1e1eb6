import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Directive } from "type-graphql";
import { DateTime } from "#kit/scalars";

export enum TieOf {
  SHELTER = "SHELTER",
  TRIP_AGENCY = "TRIP_AGENCY",
  CASE_AGENCY = "CASE_AGENCY",
  CASEWORKER = "CASEWORKER",
}
registerEnumType(TieOf, {
  name: "TieKind",
  description: "What ties somebody's work to a person.",
  valuesConfig: {
    SHELTER: { description: "The person is in the shelter with this id, or expected there." },
    TRIP_AGENCY: { description: "The person is on a manifest of the agency with this name." },
    CASE_AGENCY: { description: "The agency with this name owns the child's case." },
    CASEWORKER: { description: "The account with this name works on the child's case." },
  },
});

@InputType({ description: "That somebody works with a person from some time on, or does no more." })
export class TieInput {
  @Field(() => ID, { description: "The person." })
  personId!: string;

  @Field(() => TieOf, { description: "What ties them." })
  kind!: TieOf;

  @Field(() => String, { description: "Who is tied: a shelter's id, an agency's name, or an account." })
  holder!: string;

  @Field(() => ID, { description: "Code of the operation." })
  operation!: string;

  @Field(() => DateTime, { description: "Since when." })
  beganAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "Until when; left out while it lasts." })
  endedAt?: Date | null;
}

@InputType({ description: "Ties that began or ended at another agency." })
export class NoteTiesInput {
  @Field(() => ID, { description: "A UUID that the telling agency makes: sent again, it is the same act." })
  id!: string;

  @Field(() => [TieInput], { description: "1 to 1,000 ties; of one tie, what was told last holds." })
  ties!: TieInput[];
}

@Directive("@shareable")
@ObjectType({ description: "That the ties were noted." })
export class NoteTiesPayload {
  @Field(() => Int, { description: "How many." })
  noted!: number;
}
