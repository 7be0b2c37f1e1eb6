import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { Person } from "../person/person.entity";
import { PersonOutcome } from "../person/person.enums";

const ACT = "A UUID that the client makes: sent again, it is the same act.";

@InputType({ description: "What became of somebody who is no longer assisted." })
export class RecordOutcomeInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => PersonOutcome, { nullable: true, description: "What; null: the person is here again." })
  outcome?: PersonOutcome | null;

  @Field(() => DateTime, { nullable: true, description: "When it came about or was noticed; left out: now." })
  occurredAt?: Date | null;
}

@ObjectType({ description: "The person as they stand." })
export class RecordOutcomePayload {
  @Field(() => Person, { nullable: true, description: "The person." })
  person!: Person | null;
}

@InputType({ description: "What another agency noticed of somebody." })
export class NoteOutcomeInput {
  @Field(() => ID, { description: ACT })
  id!: string;

  @Field(() => ID, { description: "Who." })
  personId!: string;

  @Field(() => PersonOutcome, { nullable: true, description: "What; null: the person is here again." })
  outcome?: PersonOutcome | null;

  @Field(() => DateTime, { description: "When it came about or was noticed." })
  occurredAt!: Date;
}

@ObjectType({ description: "That people know." })
export class NoteOutcomePayload {
  @Field(() => ID, { description: "Who." })
  personId!: string;
}
