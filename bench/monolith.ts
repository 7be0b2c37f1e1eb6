// `npx tsx bench/monolith.ts`: the same types in one server that is not federated and opens all four databases.
import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import { buildSchema, type ClassType, type NonEmptyArray } from "type-graphql";
import { failToStart } from "#kit/process";
import { STOCK_AGENCIES } from "./stock/agencies";
import { openTables } from "./stock/agency";
import { serve } from "./stock/serve";

async function main(): Promise<void> {
  const opened = await Promise.all(STOCK_AGENCIES.map(async (agency) => ({ ...agency, db: await openTables(agency) })));
  const resolvers = opened.flatMap((agency) => agency.resolvers) as unknown as NonEmptyArray<ClassType>;
  const server = new ApolloServer({ schema: await buildSchema({ resolvers }) });
  await serve(server, () =>
    Promise.resolve(Object.assign({}, ...opened.map(({ contextOf, db }) => contextOf(db))) as Record<string, object>),
  );
}

main().catch(failToStart);
