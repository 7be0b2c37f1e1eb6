import { ArgsType, Field, ID, InputType } from "type-graphql";
import type { Ground } from "#kit/access/reads";
import { PageArgs } from "#kit/connection";
import { DateTime } from "#kit/scalars";
import { AccessGround } from "./access-log.enums";

@InputType({ description: "Which lines of an access log. What is left out does not narrow." })
export class AccessLogFilter {
  @Field(() => ID, { nullable: true, description: "Lines that tell of this person." })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: "Lines of this user: an account." })
  user?: string | null;

  @Field(() => String, { nullable: true, description: "Lines of users of this agency." })
  agency?: string | null;

  @Field(() => String, { nullable: true, description: "Lines that tell of this category of data, e.g. identity." })
  category?: string | null;

  @Field(() => AccessGround, { nullable: true, description: "Lines with something that was read on this ground." })
  ground?: Ground | null;

  @Field(() => Boolean, { nullable: true, description: "Only lines with a refusal, or only lines without." })
  isRefusal?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "Lines of this instant and later, in real time." })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Lines from before this instant, in real time." })
  until?: Date | null;
}

@ArgsType()
export class AccessLogArgs extends PageArgs {
  @Field(() => AccessLogFilter, { nullable: true, description: "Which lines; all unless said." })
  filter?: AccessLogFilter | null;
}
