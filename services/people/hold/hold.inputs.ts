import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Person } from "../person/person.entity";
import { PersonHold } from "./hold.entity";

@InputType({ description: "That somebody must not be moved for now." })
export class PlaceHoldInput {
  @Field(() => ID, { description: "A UUID that the client makes for the hold: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "Who must stay." })
  personId!: string;

  @Field(() => DateTime, { nullable: true, description: "Since when; left out: now." })
  occurredAt?: Date | null;
}

@InputType({ description: "That a hold is over." })
export class LiftHoldInput {
  @Field(() => ID, { description: "A UUID that the client makes: sent again, it is the same act." })
  id!: string;

  @Field(() => ID, { description: "The hold." })
  holdId!: string;

  @Field(() => DateTime, { nullable: true, description: "Since when; left out: now." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The hold as it was placed." })
export class PlaceHoldPayload {
  @Field(() => PersonHold, { nullable: true, description: "The hold." })
  hold!: PersonHold | null;

  @Field(() => Person, { nullable: true, description: "Who must stay." })
  person!: Person | null;
}

@ObjectType({ description: "The hold as it was lifted." })
export class LiftHoldPayload {
  @Field(() => PersonHold, { nullable: true, description: "The hold." })
  hold!: PersonHold | null;

  @Field(() => Person, { nullable: true, description: "Who was held; other holds may last." })
  person!: Person | null;
}
