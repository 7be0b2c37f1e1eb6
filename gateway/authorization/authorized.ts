// Stands between Apollo Server and its gateway, so that nothing is executed around the filter.
import { createHash } from "node:crypto";
import type { GatewayExecutor, GatewayInterface } from "@apollo/server-gateway-interface";
import { GraphQLError, Kind, print, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { HubError } from "#kit/errors";
import { complete } from "./complete";
import { filterDocument, type Filtered } from "./filter";
import { refusalsOf } from "./refusals";
import type { Rules } from "./rules";

type RequestContext = Parameters<GatewayExecutor>[0];

/** What the filter needs of a request's context, and what it leaves there. */
export interface AuthorizationContext {
  viewer?: { roles: readonly string[] } | undefined;
  operationName?: string | null | undefined;
  /** Coordinates that were taken out of the question. */
  refused?: readonly string[];
}

const MOST_KEPT = 2_000;

interface Kept extends Filtered {
  queryHash: string;
}

/** `gateway`, answering each viewer only what `rulesNow` lets them read. */
export function authorized(gateway: GatewayInterface, rulesNow: () => Rules): GatewayInterface {
  const kept = keeper(rulesNow);
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
    load: async (options) => {
      const { executor } = await gateway.load(options);
      return { executor: executor && ((context) => answer(context, executor, kept)) };
    },
  };
}

async function answer(
  requestContext: RequestContext,
  execute: GatewayExecutor,
  kept: (requestContext: RequestContext) => Kept,
): ReturnType<GatewayExecutor> {
  const context = requestContext.context as AuthorizationContext;
  context.operationName = requestContext.operationName;
  const cut = kept(requestContext);
  if (cut.removed.size === 0) return execute(requestContext);
  context.refused = cut.refused;
  const { schema, document, request } = requestContext;
  const operation = operationOf(requestContext);
  const variables = (request.variables ?? {}) as Record<string, unknown>;
  // The plan cache goes by this hash: with the client's, one viewer's plan would answer another.
  const told = cut.document
    ? await execute({ ...requestContext, document: cut.document, queryHash: cut.queryHash })
    : { data: {} };
  const whole = { schema, document, operation, variables, removed: cut.removed };
  const errors = [...(told.errors ?? []), ...refusalsOf(whole).map(asError)];
  return { ...told, data: complete(whole, told.data ?? null), errors };
}

/** Filters each text once for each set of roles, as long as the rules are the same. */
function keeper(rulesNow: () => Rules): (requestContext: RequestContext) => Kept {
  let of: { rules: Rules; schema: GraphQLSchema } | undefined;
  const known = new Map<string, Kept>();
  return (requestContext) => {
    const { schema, document, queryHash, operationName } = requestContext;
    const rules = rulesNow();
    if (of?.rules !== rules || of.schema !== schema) {
      known.clear();
      of = { rules, schema };
    }
    const viewer = (requestContext.context as AuthorizationContext).viewer ?? null;
    const roles = [...(viewer?.roles ?? [])].sort();
    const key = JSON.stringify([queryHash, operationName ?? null, viewer && roles]);
    let cut = known.get(key);
    if (!cut) {
      const filtered = filterDocument(schema, rules, document, operationOf(requestContext), viewer);
      const text = filtered.document ? print(filtered.document) : "";
      cut = { ...filtered, queryHash: createHash("sha256").update(text).digest("hex") };
      if (known.size >= MOST_KEPT) known.clear();
      known.set(key, cut);
    }
    return cut;
  };
}

function operationOf({ document, operationName }: RequestContext): OperationDefinitionNode {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === Kind.OPERATION_DEFINITION && (!operationName || node.name?.value === operationName),
  );
  if (!operation) throw new HubError("REQUEST_MALFORMED", "There is no operation of this name.");
  return operation;
}

const asError = ({
  message,
  path,
  extensions,
}: {
  message: string;
  path?: readonly (string | number)[];
  extensions?: object;
}) => new GraphQLError(message, { ...(path && { path }), extensions: { ...extensions } });
