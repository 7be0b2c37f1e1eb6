// Our own engine behind Apollo Server: Apollo's planner, with each plan made into functions once.
import { Supergraph } from "@apollo/federation-internals";
import type { GraphQLDataSource, ServiceEndpointDefinition, SupergraphManager } from "@apollo/gateway";
import { prettyFormatQueryPlan, QueryPlanner } from "@apollo/query-planner";
import { getVariableValues, GraphQLError } from "graphql";
import type { GatewayContext } from "../line";
import { Recent } from "#kit/recent";
import { compiledOperation, type Compiled, type Graph } from "./compiled";
import type { Fault } from "./projection";
import type { Answer, Gateway, Request, Run } from "./run";

export interface EngineOptions {
  supergraph: SupergraphManager;
  buildService: (service: ServiceEndpointDefinition) => GraphQLDataSource<GatewayContext>;
  /** Whether a plan was there or had to be made. */
  planned: (outcome: "made" | "kept") => void;
  /** Shows the plan to who asks for it by header, as Apollo's gateway does. */
  showsPlans: boolean;
}

/** Characters of plans that are kept. */
const MAX_KEPT = 16_000_000;

type Listener = Parameters<Gateway["onSchemaLoadOrUpdate"]>[0];

interface Loaded extends Graph {
  sdl: string;
  kept: Recent<Compiled>;
}

/** Answers what Apollo's own gateway answers, to the letter of its tests; see `tests/engine`. */
export function compiledGateway(options: EngineOptions): Gateway {
  const listeners = new Set<Listener>();
  const sources = new Map<string, GraphQLDataSource<GatewayContext>>();
  const urls = new Map<string, string | undefined>();
  let loaded: Loaded | undefined;
  let cleanup: (() => Promise<void>) | undefined;

  const tell = (listener: Listener, { api, sdl }: Loaded): void => {
    listener({ apiSchema: api, coreSupergraphSdl: sdl });
  };
  const update = (sdl: string): void => {
    const supergraph = Supergraph.build(sdl, { validateSupergraph: true });
    for (const service of supergraph.subgraphsMetadata()) {
      if (sources.has(service.name) && urls.get(service.name) === service.url) continue;
      urls.set(service.name, service.url);
      sources.set(service.name, options.buildService(service));
    }
    loaded = { ...graphOf(supergraph), sdl, kept: new Recent(MAX_KEPT) };
    for (const listener of listeners) tell(listener, loaded);
  };
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      if (loaded) tell(listener, loaded);
      return () => listeners.delete(listener);
    },
    load: async () => {
      const given = await options.supergraph.initialize({
        update: (sdl) => {
          if (sdl !== loaded?.sdl) update(sdl);
        },
        healthCheck: () => Promise.resolve(),
        getDataSource: ({ name }) => sources.get(name) ?? refuse(name),
      });
      cleanup = given.cleanup;
      if (given.supergraphSdl && given.supergraphSdl !== loaded?.sdl) update(given.supergraphSdl);
      return { executor: (request) => answer(request, loaded, options, sources) };
    },
    stop: async () => {
      await cleanup?.();
    },
  };
}

function refuse(name: string): never {
  throw new Error(`There is no agency ${name}.`);
}

function graphOf(supergraph: Supergraph): Graph {
  const apiForPlans = supergraph.apiSchema();
  return {
    api: apiForPlans.toGraphQLJSSchema(),
    apiForPlans,
    whole: supergraph.schema.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph),
  };
}

async function answer(
  request: Request,
  loaded: Loaded | undefined,
  { planned, showsPlans }: EngineOptions,
  sources: Run["sources"],
): Promise<Answer> {
  if (!loaded) throw new Error("There is no supergraph, so nothing is answered.");
  const compiled = compiledFor(request, loaded, planned);
  const { definition } = compiled.operation;
  const variables = request.request.variables ?? {};
  const { coerced, errors } = getVariableValues(loaded.api, definition.variableDefinitions ?? [], variables);
  if (!coerced) return { errors };
  const run: Run = { request, variables, coerced, sources, data: {}, errors: [] };
  await compiled.run(run);
  const extensions = showsPlans && asksForPlan(request) ? shown(compiled) : undefined;
  return { ...answerOf(run, compiled), ...(extensions && { extensions }) };
}

function compiledFor(
  { document, queryHash, request: { operationName } }: Request,
  loaded: Loaded,
  planned: EngineOptions["planned"],
): Compiled {
  let outcome: "made" | "kept" = "kept";
  // Made in one go, so that questions which come at once never plan twice.
  const compiled = loaded.kept.getOrMake(
    JSON.stringify([queryHash, operationName]),
    () => {
      outcome = "made";
      return compiledOperation(loaded, document, operationName ?? undefined);
    },
    ({ size }) => size,
  );
  planned(outcome);
  return compiled;
}

function answerOf({ data, errors, coerced }: Run, { projectFor }: Compiled): Answer {
  const faults: Fault[] = [];
  const projected = projectFor(coerced)(data, faults);
  if (errors.length > 0) return { data: projected, errors };
  if (faults.length === 0) return { data: projected };
  const valueCompletion = faults.map(({ message, path }) =>
    new GraphQLError(message, { path, extensions: { code: "INVALID_GRAPHQL" } }).toJSON(),
  );
  return { data: projected, extensions: { valueCompletion } };
}

const asksForPlan = ({ request }: Request): boolean =>
  request.http?.headers.has("apollo-query-plan-experimental") ?? false;

const shown = ({ plan }: Compiled): Record<string, unknown> => ({
  __queryPlanExperimental: prettyFormatQueryPlan(plan) || true,
});
