import { Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { BoardingEvidence } from "./boarding-evidence.entity";
import { BoardingBlocker } from "./clearance.enums";

@ObjectType({
  description: "Whether one person may board one trip, from the facts of all agencies. It is never stored: ask again.",
})
export class BoardingClearance {
  @Field(() => Boolean, { description: "Whether nothing keeps the person from boarding." })
  isCleared!: boolean;

  @Field(() => [BoardingBlocker], { description: "What does; empty exactly where `isCleared`." })
  blockers!: `${BoardingBlocker}`[];

  @Field(() => ID, { description: "The trip." })
  tripId!: string;

  @Field(() => DateTime, { description: "The operation's now at which this was judged." })
  evaluatedAt!: Date;

  @Field(() => BoardingEvidence, { nullable: true, description: "The records that met the conditions which are met." })
  evidence!: BoardingEvidence;
}
