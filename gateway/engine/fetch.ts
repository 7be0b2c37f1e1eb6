// One fetch of a plan: what is sent to an agency, and what becomes of its answer.
import type { FetchNode, ResponsePath } from "@apollo/query-planner";
import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import type { GatewayContext } from "../line";
import { merge, type Tree } from "./merge";
import { objectsAt, placesAt } from "./places";
import { representation } from "./representation";
import { rewriting } from "./rewrite";
import type { Run } from "./run";

export type Step = (run: Run) => Promise<void>;

/** Made once for a plan; `path` is where the fetch hangs. `schema` is the supergraph's. */
export function fetching(schema: GraphQLSchema, node: FetchNode, path: ResponsePath): Step {
  const go = node.requires ? entities(schema, node, path) : root(schema, node, path);
  return async (run) => {
    try {
      await go(run);
    } catch (error) {
      run.errors.push(error instanceof GraphQLError ? error : new GraphQLError(String(error)));
    }
  };
}

function root(schema: GraphQLSchema, node: FetchNode, path: ResponsePath): Step {
  const rewrite = rewriting(schema, node.outputRewrites);
  return async (run) => {
    const objects = objectsAt(run.data, path);
    if (objects.length === 0) return;
    const { data, errors } = await ask(run, node, path, variablesOf(run, node));
    for (const error of errors ?? []) {
      run.errors.push(faultOf(error, node.serviceName, error.path && [...(path as string[]), ...error.path]));
    }
    if (!data) return;
    rewrite?.(data);
    for (const object of objects) merge(object, data);
  };
}

function entities(schema: GraphQLSchema, node: FetchNode, path: ResponsePath): Step {
  const represent = representation(schema, node.requires ?? []);
  const [rewriteInput, rewriteOutput] = [node.inputRewrites, node.outputRewrites].map((each) =>
    rewriting(schema, each),
  );
  return async (run) => {
    const objects = objectsAt(run.data, path);
    const representations: Tree[] = [];
    /** For each representation, which object it is of. */
    const of: number[] = [];
    objects.forEach((object, index) => {
      const made = represent(object);
      if (!made?.__typename) return;
      rewriteInput?.(made);
      representations.push(made);
      of.push(index);
    });
    if (representations.length === 0) return;
    const { data, errors } = await ask(run, node, path, { ...variablesOf(run, node), representations });
    if (errors) tellFaults(run, errors, node.serviceName, { path, of });
    if (!data) return;
    entitiesIn(data, representations.length).forEach((entity, index) => {
      const object = objects[of[index] ?? -1];
      if (!entity || !object) return;
      entity.__typename ??= object.__typename;
      rewriteOutput?.(entity);
      merge(object, entity);
    });
  };
}

function entitiesIn({ _entities: entities }: Tree, count: number): (Tree | null)[] {
  if (Array.isArray(entities) && entities.length === count) return entities as (Tree | null)[];
  throw new GraphQLError(`An agency did not answer for the ${String(count)} objects it was asked for.`);
}

function variablesOf({ variables }: Run, { variableUsages = [] }: FetchNode): Record<string, unknown> {
  const used: Record<string, unknown> = {};
  for (const name of variableUsages) {
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) used[name] = variables[name];
  }
  if ("representations" in used) throw new GraphQLError("No variable may be called representations.");
  return used;
}

async function ask(
  { request, sources }: Run,
  { serviceName, operation, operationName }: FetchNode,
  path: ResponsePath,
  variables: Record<string, unknown>,
): Promise<FormattedExecutionResult> {
  const source = sources.get(serviceName);
  if (!source) throw new Error(`There is no agency ${serviceName}.`);
  return await source.process({
    request: { query: operation, operationName, variables },
    incomingRequestContext: request,
    context: request.context as GatewayContext,
    pathInIncomingRequest: path,
  } as Parameters<typeof source.process>[0]);
}

/** Says of each where in the client's answer it is. */
function tellFaults(
  run: Run,
  errors: readonly GraphQLFormattedError[],
  agency: string,
  { path, of }: { path: ResponsePath; of: readonly number[] },
): void {
  const places = placesAt(run.data, path);
  for (const error of errors) {
    const [, index, ...below] = error.path ?? [];
    const at = typeof index === "number" ? [...(places[of[index] ?? -1] ?? []), ...below] : error.path;
    run.errors.push(faultOf(error, agency, at));
  }
}

function faultOf(
  { message, extensions }: GraphQLFormattedError,
  agency: string,
  path: readonly (string | number)[] | undefined,
): GraphQLError {
  return new GraphQLError(message || `Error while fetching subquery from service "${agency}"`, {
    path: path ?? null,
    extensions: { code: "DOWNSTREAM_SERVICE_ERROR", ...extensions, serviceName: agency },
  });
}
