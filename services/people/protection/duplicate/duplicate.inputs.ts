import { ArgsType, Field } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { PotentialDuplicate } from "./duplicate.entity";
import { PotentialDuplicateStatus } from "./duplicate.enums";

export const PotentialDuplicateConnection = connectionOf(PotentialDuplicate, "PotentialDuplicate");

@ArgsType()
export class PotentialDuplicatesArgs extends PageArgs {
  @Field(() => PotentialDuplicateStatus, { nullable: true, description: "Only those in this status." })
  status?: PotentialDuplicateStatus | null;
}
