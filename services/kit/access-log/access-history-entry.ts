import { Directive, Field, ObjectType } from "type-graphql";
import { DateTime } from "#kit/scalars";
import { AccessLogRead, type AccessLogLine } from "./access-log.entity";

/** Of a line, what concerns one of its people: never who else was read in the same request. */
@Directive("@shareable")
@ObjectType({ description: "That somebody saw data of this person." })
export class AccessHistoryEntry {
  @Field(() => DateTime, { description: "When, in real time." })
  at!: Date;

  @Field(() => String, { description: "Who saw it: an account, not a name." })
  user!: string;

  @Field(() => String, { description: "The agency for which they asked." })
  agency!: string;

  @Field(() => [String], { description: "Their roles." })
  roles!: readonly string[];

  @Field(() => String, { description: "What they said they asked for: a `ConsentPurpose`." })
  purpose!: string;

  @Field(() => [AccessLogRead], { description: "What they saw of this person." })
  reads!: AccessLogRead[];
}

export function entryOf(line: AccessLogLine, personId: string): AccessHistoryEntry {
  const { at, user, agency, roles, purpose } = line;
  const places = line.people.find(([id]) => id === personId)?.[1] ?? [];
  return { at, user, agency, roles, purpose, reads: line.reads.filter((_, place) => places.includes(place)) };
}
