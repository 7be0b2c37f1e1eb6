import { Field, Int, ObjectType } from "type-graphql";
import { LocalDate } from "#kit/scalars";

const HIDDEN = "Null where `isSuppressed` and so few, or so few others, are counted that somebody could be recognised.";

@ObjectType({ description: "Everybody who arrived on one day." })
export class ArrivalsOnDay {
  @Field(() => LocalDate, { description: "The day, in the operation's own time zone." })
  day!: string;

  @Field(() => Boolean, { description: "Whether any number of this day is hidden." })
  isSuppressed!: boolean;

  @Field(() => Int, { nullable: true, description: `People counted on arrival. ${HIDDEN}` })
  headcount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `People registered by name who arrived on this day. ${HIDDEN}`,
  })
  registered!: number | null;

  @Field(() => Int, { nullable: true, description: "Men, by count. Told apart for all days or for none." })
  men!: number | null;

  @Field(() => Int, { nullable: true, description: "Women, by count. Told apart for all days or for none." })
  women!: number | null;

  @Field(() => Int, { nullable: true, description: "Boys, by count. Told apart for all days or for none." })
  boys!: number | null;

  @Field(() => Int, { nullable: true, description: "Girls, by count. Told apart for all days or for none." })
  girls!: number | null;
}
