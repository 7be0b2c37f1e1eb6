import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { SpecificNeed } from "./specific-need.entity";

@InputType({ description: "A specific need that somebody noticed." })
export class RecordSpecificNeedInput {
  @Field(() => ID, { description: "A UUID that the client makes for the need: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Whose need." })
  personId!: string;

  @Field(() => String, { description: "UNHCR specific-needs code, e.g. SC-UC." })
  code!: string;

  @Field(() => String, { nullable: true, description: "What there is to say of it: at most 2,000 letters." })
  notes?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it was identified; left out: now." })
  occurredAt?: Date | null;
}

@InputType({ description: "That a specific need is over." })
export class EndSpecificNeedInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The need." })
  specificNeedId!: string;

  @Field(() => DateTime, { nullable: true, description: "Since when; left out: now." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The need as it was recorded." })
export class RecordSpecificNeedPayload {
  @Field(() => SpecificNeed, { nullable: true, description: "The need." })
  specificNeed!: SpecificNeed | null;
}

@ObjectType({ description: "The need as it ended." })
export class EndSpecificNeedPayload {
  @Field(() => SpecificNeed, { nullable: true, description: "The need." })
  specificNeed!: SpecificNeed | null;
}
