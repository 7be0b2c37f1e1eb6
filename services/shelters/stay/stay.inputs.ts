import { ArgsType, Field, InputType } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { ShelterStay } from "./stay.entity";
import { ShelterStayStatus } from "./stay.enums";

@InputType({ description: "Which stays to list; what is left out does not filter, an empty list finds none." })
export class ShelterStayFilter {
  @Field(() => [ShelterStayStatus], { nullable: true, description: "In any of these states." })
  status?: ShelterStayStatus[] | null;
}

@ArgsType()
export class ShelterStaysArgs extends PageArgs {
  @Field(() => ShelterStayFilter, { nullable: true, description: "Which ones; all without it." })
  filter?: ShelterStayFilter | null;
}

export const ShelterStayConnection = connectionOf(ShelterStay, "ShelterStay");
