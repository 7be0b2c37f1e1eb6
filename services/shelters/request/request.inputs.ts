import { ArgsType, Field, InputType } from "type-graphql";
import { connectionOf, PageArgs } from "#kit/connection";
import { ResourceRequest } from "./request.entity";
import { ResourceRequestKind, ResourceRequestStatus } from "./request.enums";

@InputType({ description: "Which requests to list; what is left out does not filter, an empty list finds none." })
export class ResourceRequestFilter {
  @Field(() => [ResourceRequestStatus], { nullable: true, description: "In any of these states." })
  status?: ResourceRequestStatus[] | null;

  @Field(() => [ResourceRequestKind], { nullable: true, description: "Of any of these kinds." })
  kind?: ResourceRequestKind[] | null;
}

@ArgsType()
export class ResourceRequestsArgs extends PageArgs {
  @Field(() => ResourceRequestFilter, { nullable: true, description: "Which ones; all without it." })
  filter?: ResourceRequestFilter | null;
}

export const ResourceRequestConnection = connectionOf(ResourceRequest, "ResourceRequest");
