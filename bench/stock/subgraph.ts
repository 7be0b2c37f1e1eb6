// `npx tsx bench/stock/subgraph.ts people`: one agency as a stock subgraph in its own process.
import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { parse, type GraphQLSchema } from "graphql";
import { buildSchema, createResolversMap } from "type-graphql";
import { failToStart } from "#kit/process";
import { STOCK_AGENCIES } from "./agencies";
import { openTables, type StockAgency } from "./agency";
import { PersonStub } from "./person.stub";
import { serve } from "./serve";

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';

async function schemaOf({ name, resolvers, person }: StockAgency): Promise<GraphQLSchema> {
  const orphanedTypes = name === "people" ? [] : [PersonStub];
  const schema = await buildSchema({ resolvers, orphanedTypes, skipCheck: true });
  const map = createResolversMap(schema) as Record<string, Record<string, unknown>>;
  map.Person = { ...map.Person, __resolveReference: person };
  const typeDefs = parse(FEDERATION + printSchemaWithDirectives(schema));
  return buildSubgraphSchema([{ typeDefs, resolvers: map as never }]);
}

async function main(): Promise<void> {
  const agency = STOCK_AGENCIES.find(({ name }) => name === process.argv[2]);
  if (!agency) throw new Error(`Which agency? One of: ${STOCK_AGENCIES.map(({ name }) => name).join(", ")}`);
  const db = await openTables(agency);
  const server = new ApolloServer({ schema: await schemaOf(agency) });
  await serve(server, () => Promise.resolve(agency.contextOf(db)));
}

main().catch(failToStart);
