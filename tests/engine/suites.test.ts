// Small supergraphs of every kind: what a gateway that is right answers, and both engines do, but where `stock` says why not.
import { isDeepStrictEqual } from "node:util";
import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";
import { both, type Agency, type Told } from "./both";
import { SUITES } from "./suites/all";
import type { Suite } from "./suites/suite";

function supergraphOf({ services }: Suite): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(services).map(([name, { sdl }]) => ({ name, url: `http://${name}.invalid`, typeDefs: parse(sdl) })),
  );
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

function agenciesOf({ services }: Suite): Record<string, Agency> {
  const agencies = Object.entries(services).map(([name, { sdl, resolvers = {} }]): [string, Agency] => {
    const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers });
    return [name, (source, variableValues) => graphql({ schema, source, variableValues })];
  });
  return Object.fromEntries(agencies);
}

const shape = (told: Told | string) => (typeof told === "string" ? told : { data: told.data, errors: placesOf(told) });

function isAsGood(told: Told | string, theirs: Told | string): boolean {
  if (typeof told === "string" || typeof theirs === "string") return told === theirs;
  return isDeepStrictEqual(told.data, theirs.data) && told.errors.length === theirs.errors.length;
}

const placesOf = ({ errors }: Told): string[] => errors.map((error) => / at (.*): /.exec(error)?.[1] ?? "").sort();

describe.each(SUITES)("$name", (suite) => {
  let engines: Awaited<ReturnType<typeof both>>;
  beforeAll(async () => {
    engines = await both(supergraphOf(suite), agenciesOf(suite));
  });

  test.each(suite.questions)("$query", async ({ query, variables, data, errors = [], stock, refused }) => {
    const { apollo, ours } = engines;
    if (refused !== undefined) {
      await expect(ours(query, variables)).rejects.toThrow("may be called");
      return;
    }
    const told = await ours(query, variables).catch(String);
    const theirs = await apollo(query, variables).catch(String);
    const right = { data, errors: [...errors].sort() };
    if (stock === undefined) expect(told).toEqual(theirs);
    // Right, or as wrong as Apollo's own.
    if (stock === undefined || !isAsGood(told, theirs)) expect(shape(told)).toEqual(right);
  });
});
