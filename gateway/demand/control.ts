// The gateway's limits: how often somebody asks, how large a question is, what it costs, and whether it is a known one.
import { createHash } from "node:crypto";
import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestContext } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import { getVariableValues, GraphQLError, type GraphQLSchema } from "graphql";
import { headersOf, HubError, statusOf } from "#kit/errors";
import { Recent } from "#kit/recent";
import type { Viewer } from "#kit/viewer";
import type { GatewayContext } from "../line";
import { demandOf, type Demand } from "./demand";
import { MANIFEST, resolver, trustedIn, type Trust } from "./documents";
import { budgetOf } from "./limits";
import { pricesIn, type Prices } from "./prices";
import { rateOf } from "./rate";
import { assertShallow, shapeCheck } from "./shape";

export interface DemandOptions {
  trust: Trust;
  /** Path of the list of trusted documents; read unless `trust` is off. */
  documents: string;
  /** Of one viewer; 0 for no limit. */
  requestsPerMinute: number;
  /** Of one viewer, for people by what names them; 0 for no limit. */
  searchesPerMinute: number;
}

/** Bad tokens from one address. A good one is let in all the same: whole desks share an address. */
const BAD_TOKENS_PER_MINUTE = 60;

const STANDARD: DemandOptions = {
  trust: "prefer",
  documents: MANIFEST,
  requestsPerMinute: 1200,
  searchesPerMinute: 60,
};

export interface DemandControl {
  /** Lets in whom `admit` lets in, and not too often. */
  admitting: (admit: (request: FastifyRequest) => Promise<Viewer>) => (request: FastifyRequest) => Promise<Viewer>;
  /** Answers the body as Apollo is to see it. Throws what is too large to be looked at, or not trusted. */
  prepare: (body: unknown) => unknown;
  /** Refuses what costs too much, and tells every answer's cost. */
  plugin: ApolloServerPlugin<GatewayContext>;
}

export function demandControl(options: Partial<DemandOptions> = {}): DemandControl {
  const { trust, documents, requestsPerMinute, searchesPerMinute } = { ...STANDARD, ...options };
  const resolve = resolver(trust, trust === "off" ? new Map() : trustedIn(documents));
  const check = shapeCheck();
  return {
    admitting: admittance(requestsPerMinute),
    prepare: (body) => {
      assertShallow(body);
      const resolved = resolve(body);
      const { query } = (resolved ?? {}) as { query?: unknown };
      if (typeof query === "string") check(query);
      return resolved;
    },
    plugin: costPlugin(searchesPerMinute),
  };
}

function admittance(perMinute: number): DemandControl["admitting"] {
  const requests = rateOf(perMinute, "requests");
  const badTokens = rateOf(BAD_TOKENS_PER_MINUTE, "requests with a bad token");
  return (admit) => async (request) => {
    const viewer = await admit(request).catch((error: unknown) => {
      if (error instanceof HubError && statusOf(error) === 401) badTokens(request.ip);
      throw error;
    });
    requests(keyOf(viewer));
    return viewer;
  };
}

const keyOf = ({ agency, sub }: Viewer): string => JSON.stringify([agency, sub]);

function costPlugin(searchesPerMinute: number): ApolloServerPlugin<GatewayContext> {
  const searches = rateOf(searchesPerMinute, "searches");
  // Without prices nothing is cheap: then nothing is answered.
  let demandFor: (request: Request) => Demand = () => EVERYTHING;
  return {
    serverWillStart: () =>
      Promise.resolve({
        schemaDidLoadOrUpdate: ({ coreSupergraphSdl }) => {
          demandFor = rememberedDemand(pricesIn(coreSupergraphSdl ?? ""));
        },
      }),
    requestDidStart: () => {
      let told: { estimated: number; max: number } | undefined;
      return Promise.resolve({
        didResolveOperation: (request) => {
          const { viewer } = request.contextValue;
          try {
            const { cost, searches: times } = demandFor(request);
            told = { estimated: cost, max: budgetOf(viewer.roles) };
            if (cost > told.max) throw tooCostly(told);
            if (times > 0) searches(keyOf(viewer), times);
          } catch (error) {
            throw error instanceof HubError ? overHttp(error) : error;
          }
          return Promise.resolve();
        },
        willSendResponse: ({ response: { body } }) => {
          if (told && body.kind === "single") {
            body.singleResult.extensions = { ...body.singleResult.extensions, cost: told };
          }
          return Promise.resolve();
        },
      });
    },
  };
}

const MAX_KNOWN = 10_000;

const EVERYTHING: Demand = { cost: Number.MAX_SAFE_INTEGER, searches: 0 };

type Request = GraphQLRequestContext<GatewayContext> & { schema: GraphQLSchema };

/** The same question with the same variables costs the same: it is reckoned once. Of the variables only a hash is kept. */
function rememberedDemand(prices: Prices): (request: Request) => Demand {
  const known = new Recent<Demand>(MAX_KNOWN);
  return (request) => {
    const { queryHash, request: asked } = request;
    const question = JSON.stringify([queryHash, asked.operationName, asked.variables]);
    return known.getOrMake(
      createHash("sha256").update(question).digest("base64"),
      () => demandIn(prices, request),
      () => 1,
    );
  };
}

function demandIn(prices: Prices, { schema, document, operation, request }: Request): Demand {
  if (!document || !operation) {
    throw new HubError(
      "REQUEST_MALFORMED",
      "operationName: the query has no such operation, or several and none named.",
    );
  }
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  // As little is asked of agencies as of us: the gateway refuses these as well.
  if (errors) throw badInput(errors[0]);
  try {
    return demandOf(prices, { schema, document, operation, variables: coerced });
  } catch (error) {
    throw error instanceof GraphQLError ? badInput(error) : error;
  }
}

function badInput(error: GraphQLError | undefined): GraphQLError {
  const extensions = { code: "BAD_USER_INPUT", http: { status: 400, headers: new HeaderMap() } };
  return new GraphQLError(error?.message ?? "", { nodes: error?.nodes, extensions });
}

function tooCostly({ estimated, max }: { estimated: number; max: number }): HubError {
  const message = `The query would cost ${String(estimated)}, and may cost ${String(max)}: ask for less at a time.`;
  return new HubError("QUERY_TOO_COSTLY", message, { estimated, max });
}

/** Tells Apollo with which status and headers to answer. */
function overHttp(error: HubError): HubError {
  error.extensions.http = { status: statusOf(error), headers: new HeaderMap(Object.entries(headersOf(error))) };
  return error;
}
