import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { ErasureReason } from "./erasure.enums";

@InputType({ description: "Whose personal data an agency erases, and why." })
export class ErasePersonInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Whose data." })
  personId!: string;

  @Field(() => ErasureReason, { description: "Why." })
  reason!: ErasureReason;
}

@Directive("@shareable")
@ObjectType({ description: "What one agency erased of a person. Other agencies are asked on their own." })
export class ErasePersonPayload {
  @Field(() => [ID], {
    description: "Whose data were erased: the person asked for, and records that were found to be the same person.",
  })
  personIds!: string[];

  @Field(() => DateTime, { description: "When." })
  erasedAt!: Date;

  @Field(() => Int, { description: "How many records are gone." })
  recordsErased!: number;

  @Field(() => Int, { description: "How many are emptied and still counted in totals. Nobody is shown them." })
  recordsCounted!: number;
}
