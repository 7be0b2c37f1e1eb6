import { Field, Int, ObjectType } from "type-graphql";
import { LocalDate } from "#kit/scalars";

@ObjectType({ description: "Everybody who arrived on one day." })
export class ArrivalsOnDay {
  @Field(() => LocalDate, { description: "The day, in the operation's own time zone." })
  day!: string;

  @Field(() => Int, { description: "People counted on arrival." })
  headcount!: number;

  @Field(() => Int, { description: "People registered by name who arrived on this day." })
  registered!: number;

  @Field(() => Int, { description: "Men, by count." })
  men!: number;

  @Field(() => Int, { description: "Women, by count." })
  women!: number;

  @Field(() => Int, { description: "Boys, by count." })
  boys!: number;

  @Field(() => Int, { description: "Girls, by count." })
  girls!: number;
}
