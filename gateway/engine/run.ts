// One request on its way through a plan.
import type { GraphQLDataSource } from "@apollo/gateway";
import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import type { GraphQLError } from "graphql";
import type { GatewayContext } from "../line";
import type { Tree } from "./merge";

export type Gateway = ApolloServerOptionsWithGateway<GatewayContext>["gateway"];
export type Executor = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;
export type Request = Parameters<Executor>[0];
export type Answer = Awaited<ReturnType<Executor>>;

export interface Run {
  request: Request;
  /** As the client gave them. */
  variables: Readonly<Record<string, unknown>>;
  /** With their defaults, for what is on a condition. */
  coerced: Readonly<Record<string, unknown>>;
  sources: ReadonlyMap<string, GraphQLDataSource<GatewayContext>>;
  /** What agencies answered, put together. */
  data: Tree;
  errors: GraphQLError[];
}
