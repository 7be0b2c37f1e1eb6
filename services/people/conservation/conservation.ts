import { Field, Int, ObjectType } from "type-graphql";

const AWAY = "Null while the agency that knows does not answer.";

@ObjectType({
  description:
    "The law that nobody is lost: registered = sheltered + waiting + inTransit + atOnwardCentre + returned + leftOnOwn + disappeared + deceased.",
})
export class Conservation {
  @Field(() => Int, { nullable: true, description: "People who are registered, each once." })
  registered!: number;

  @Field(() => Int, { nullable: true, description: `Checked in where people are first received. ${AWAY}` })
  sheltered!: number | null;

  @Field(() => Int, { nullable: true, description: `Waiting for a bed, in none. ${AWAY}` })
  waiting!: number | null;

  @Field(() => Int, { nullable: true, description: `On board, or just out and not yet checked in. ${AWAY}` })
  inTransit!: number | null;

  @Field(() => Int, { nullable: true, description: `Checked in where people wait for the way home. ${AWAY}` })
  atOnwardCentre!: number | null;

  @Field(() => Int, { nullable: true, description: `Arrived at home, each once. ${AWAY}` })
  returned!: number | null;

  @Field(() => Int, { nullable: true, description: "Left on their own." })
  leftOnOwn!: number;

  @Field(() => Int, { nullable: true, description: "Disappeared." })
  disappeared!: number;

  @Field(() => Int, { nullable: true, description: "Deceased." })
  deceased!: number;

  @Field(() => Int, {
    nullable: true,
    description: `By how many the law fails: above 0 nobody knows where they are, below 0 somebody is counted twice. ${AWAY}`,
  })
  difference!: number | null;

  @Field(() => Boolean, { nullable: true, description: `Whether the law holds. ${AWAY}` })
  holds!: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: `What agencies have yet to tell each other, of all operations: a difference may be no more than that. ${AWAY}`,
  })
  pendingLetters!: number | null;
}
