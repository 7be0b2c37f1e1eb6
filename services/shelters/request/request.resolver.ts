import { Args, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOfEach, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { keepAnyOf } from "../filter";
import { Operation } from "../operation/operation.entity";
import { Shelter } from "../shelter/shelter.entity";
import { shelterOfEach } from "../shelter/shelter.loaders";
import { ResourceRequest } from "./request.entity";
import { ResourceRequestConnection, ResourceRequestsArgs } from "./request.inputs";

@Resolver(() => ResourceRequest)
export class ResourceRequestResolver {
  @BatchField(() => Shelter, { nullable: true, description: "For which shelter; null: for the operation as a whole." })
  shelter(requests: ResourceRequest[], ctx: Context): Promise<(Shelter | null)[]> {
    return shelterOfEach(ctx, requests);
  }
}

@Resolver(() => Operation)
export class OperationRequestsResolver {
  @BatchField(() => ResourceRequestConnection, {
    nullable: true,
    description: "Staff and equipment that were asked for, latest first.",
  })
  resourceRequests(
    operations: Operation[],
    { db }: Context,
    @Args(() => ResourceRequestsArgs) { filter, ...page }: ResourceRequestsArgs,
  ): Promise<Connection<ResourceRequest>[]> {
    const query = db.createQueryBuilder(ResourceRequest, "request");
    keepAnyOf(query, "status", filter?.status);
    keepAnyOf(query, "kind", filter?.kind);
    const codes = operations.map(({ code }) => code);
    return pageOfEach(query, "operationCode", codes, { keys: ["occurredAt"], direction: "DESC" }, page);
  }
}
