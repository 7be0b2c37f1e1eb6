// One supergraph behind Apollo's own engine and behind ours, asked the same.
import { parse, type DocumentNode, type FormattedExecutionResult } from "graphql";
import { HeaderMap } from "@apollo/server";
import type { GraphQLDataSource } from "@apollo/gateway";
import type { GatewayContext } from "../../gateway/line";
import { apolloGateway } from "../../gateway/engine/apollo";
import { compiledGateway, type EngineOptions } from "../../gateway/engine/engine";
import type { Executor, Gateway, Request } from "../../gateway/engine/run";

/** What an agency answers to the text of a question. */
export type Agency = (query: string, variables: Record<string, unknown>) => Promise<FormattedExecutionResult>;

export interface Told {
  data: unknown;
  /** `message at path: CODE`, sorted: agencies answer in no order. */
  errors: string[];
  /** Where what the agencies said does not fit the schema. */
  unfit: string[];
}

type Ask = (query: string, variables?: Record<string, unknown>, operationName?: string) => Promise<Told>;

const QUIET = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nobody reads it.
}

/** The two engines over the same agencies. */
export async function both(supergraph: string, agencies: Record<string, Agency>): Promise<{ apollo: Ask; ours: Ask }> {
  const options: EngineOptions = {
    supergraph: { initialize: () => Promise.resolve({ supergraphSdl: supergraph }) },
    buildService: ({ name }) => sourceOf(agencies[name]),
    planned: ignore,
    showsPlans: false,
  };
  return {
    apollo: await asking(apolloGateway({ ...options, logger: QUIET })),
    ours: await asking(compiledGateway(options)),
  };
}

function sourceOf(agency: Agency | undefined): GraphQLDataSource<GatewayContext> {
  if (!agency) throw new Error("The supergraph names an agency that is not there.");
  return {
    process: async ({ request: { query = "", variables = {} } }) =>
      // Fresh plain objects, as they come over HTTP.
      JSON.parse(JSON.stringify(await agency(query, variables))) as never,
  };
}

async function asking(gateway: Gateway): Promise<Ask> {
  const { executor } = await gateway.load({ apollo: {} });
  return async (query, variables = {}, operationName) => {
    const request = requestOf(parse(query), query, variables, operationName);
    return told(JSON.parse(JSON.stringify(await (executor as Executor)(request))) as FormattedExecutionResult);
  };
}

function requestOf(
  document: DocumentNode,
  query: string,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): Request {
  return {
    document,
    queryHash: query,
    request: {
      query,
      variables,
      operationName,
      http: { method: "POST", headers: new HeaderMap(), search: "", body: "" },
    },
    operationName: operationName ?? null,
    context: {},
    metrics: {},
    logger: QUIET,
  } as unknown as Request;
}

function told({ data, errors = [], extensions = {} }: FormattedExecutionResult): Told {
  const { valueCompletion = [] } = extensions as { valueCompletion?: { path: unknown[] }[] };
  return {
    data: data ?? null,
    errors: errors
      .map(({ message, path = [], extensions: { code } = {} }) => `${message} at ${path.join(".")}: ${String(code)}`)
      .sort(),
    unfit: valueCompletion.map(({ path }) => path.join(".")).sort(),
  };
}
