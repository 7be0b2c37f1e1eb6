// A gateway that asks nobody for what its viewer may not have.
import { shouldIncludeNode } from "@graphql-tools/utils";
import { getVariableValues, GraphQLError, OperationTypeNode, type GraphQLSchema } from "graphql";
import { HUB_ERRORS, HubError } from "#kit/errors";
import type { GatewayContext } from "../line";
import type { Answer, Executor, Gateway, Request } from "../engine/run";
import type { TellRefusals } from "../refusals";
import { carriedIn } from "./carried";
import { completed } from "./complete";
import { filtered, type Filtered, type Removal } from "./filter";
import { ownersIn, type Owners } from "./owners";
import { operationIn, type Operation } from "./operation";
import { Recent } from "#kit/recent";
import { rulesIn, type Rules } from "./rules";

/** Fields of filtered documents that are kept. */
const MAX_KEPT = 200_000;

/** What holds until the next supergraph comes. */
interface Law {
  schema: GraphQLSchema;
  rules: Rules;
  tell: (coordinates: readonly string[], context: GatewayContext) => Promise<void>;
  carried: ReadonlySet<string>;
  kept: Recent<Filtered>;
}

/**
 * All there is of `gateway` from here on: whatever it executes is filtered by the rules of the very supergraph that it
 * serves. What a viewer may not have is null, with an error UNAUTHORIZED_FIELD_OR_TYPE at its place, and `tell` is
 * told of it. Whatever fails on the way fails the request.
 */
export function authorized(gateway: Gateway, tell: TellRefusals): Gateway {
  let law: Law | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    // A listener that throws is not heard: without law there is no answer, whatever the gateway has loaded.
    law = undefined;
    const ownerOf = ownersIn(coreSupergraphSdl);
    law = {
      schema: apiSchema,
      rules: rulesIn(coreSupergraphSdl),
      carried: carriedIn(coreSupergraphSdl),
      kept: new Recent(MAX_KEPT),
      tell: (coordinates, context) => tell(byOwner(coordinates, ownerOf), context),
    };
  });
  return {
    onSchemaLoadOrUpdate: (listener) => gateway.onSchemaLoadOrUpdate(listener),
    stop: () => gateway.stop(),
    load: async (options) => {
      const { executor } = await gateway.load(options);
      return { executor: (request) => answer(request, law, executor as Executor) };
    },
  };
}

async function answer(request: Request, law: Law | undefined, execute: Executor): Promise<Answer> {
  const context = request.context as Partial<GatewayContext>;
  if (!context.viewer) throw new HubError("TOKEN_MISSING", undefined, { http: { status: 401 } });
  if (!law) throw new Error("There are no rules of access, so nothing is answered.");
  const operation = operationIn(law.schema, request.document, request.request.operationName);
  context.operationName = operation.definition.name?.value ?? null;
  const kept = filteredFor(request, operation, law, context.viewer.roles);
  const attempt = async (): Promise<Answer> =>
    kept.removals.length === 0 ? execute(request) : answerLess(request, operation, kept, law.tell, execute);
  const isQuery = operation.definition.operation === OperationTypeNode.QUERY;
  return logged(attempt, context as GatewayContext, isQuery);
}

/**
 * The answer of `attempt`, where all that was read for it is in the access logs. Where an agency's is not, a question is
 * answered again without that agency, and costs only what is its own; what was written stays written, and is not told.
 */
async function logged(attempt: () => Promise<Answer>, context: GatewayContext, isQuery: boolean): Promise<Answer> {
  const told = await attempt();
  const missing = await unloggedIn(context);
  if (missing.length === 0) return told;
  if (isQuery) {
    for (const agency of missing) context.absent.add(agency);
    context.unlogged = [];
    const less = await attempt();
    if ((await unloggedIn(context)).length === 0) return less;
  }
  return { errors: missing.map((agency) => new HubError("ACCESS_UNLOGGED", undefined, { agency })) };
}

/** The agencies of which something was read that did not come into their access log. */
async function unloggedIn({ unlogged = [] }: Partial<GatewayContext>): Promise<string[]> {
  const isLogged = await Promise.all(unlogged.map(({ isLogged }) => isLogged));
  return [...new Set(unlogged.filter((_, index) => !isLogged[index]).map(({ agency }) => agency))];
}

/** Asks for what is left, and nobody where nothing is; says of the rest that it was refused, to its owners too. */
async function answerLess(
  request: Request,
  operation: Operation,
  { document, queryHash, removals }: Filtered,
  tell: Law["tell"],
  execute: Executor,
): Promise<Answer> {
  const { coerced, errors } = variablesOf(operation, request);
  if (!coerced) return { errors };
  const asked = removals.filter(({ guards }) => guards.every((node) => shouldIncludeNode(coerced, node)));
  const coordinates = new Set(asked.map(({ coordinate }) => coordinate));
  const [told] = await Promise.all<[Answer | Promise<Answer>, Promise<void>]>([
    document ? execute({ ...request, document, queryHash }) : { data: {} },
    // Waited for, so that nobody can pile up calls that outlive their own request.
    tell([...coordinates], request.context as GatewayContext),
  ]);
  return {
    ...told,
    data: told.data && completed(operation, coerced, told.data),
    errors: [...(told.errors ?? []), ...refusals(asked)],
  };
}

/** As GraphQL takes them: with their defaults, and checked even where what they were for was taken out. */
function variablesOf({ schema, definition }: Operation, { request }: Request): ReturnType<typeof getVariableValues> {
  return getVariableValues(schema, definition.variableDefinitions ?? [], request.variables ?? {});
}

function filteredFor(request: Request, operation: Operation, law: Law, roles: readonly string[]): Filtered {
  const key = JSON.stringify([request.queryHash, request.request.operationName, [...new Set(roles)].sort()]);
  return law.kept.getOrMake(
    key,
    () => filtered(operation, law, roles),
    ({ size }) => size,
  );
}

/** What nobody owns goes to "", where nobody is. */
function byOwner(coordinates: readonly string[], ownerOf: Owners): Map<string, string[]> {
  const owned = new Map<string, string[]>();
  for (const coordinate of coordinates) {
    const owner = ownerOf(coordinate) ?? "";
    owned.set(owner, [...(owned.get(owner) ?? []), coordinate]);
  }
  return owned;
}

/** One for each place, however often it was asked for. */
function refusals(removals: readonly Removal[]): GraphQLError[] {
  const places = new Map(removals.map(({ path }) => [JSON.stringify(path), path]));
  const extensions = { code: "UNAUTHORIZED_FIELD_OR_TYPE" };
  return [...places.values()].map(
    (path) => new GraphQLError(HUB_ERRORS.UNAUTHORIZED_FIELD_OR_TYPE, { path, extensions }),
  );
}
