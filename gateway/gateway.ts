// The one door of the hub: checks who asks, plans, asks the agencies, and puts their answers together.
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import { apolloOptions, serveGraphql } from "#kit/apollo";
import type { Log } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { startServer, type RunningServer } from "#kit/server";
import type { Viewer } from "#kit/viewer";
import { agencySource } from "./agency-source";
import type { Connect, GatewayContext, Line } from "./line";
import { authorized } from "./authorization/authorized";
import { demandControl, type DemandOptions } from "./demand/control";
import { apolloGateway } from "./engine/apollo";
import { compiledGateway } from "./engine/engine";
import { keeping } from "./kept/kept";
import { serveLandingPage } from "./landing-page";
import { purposeOf } from "./purpose";
import { refusalsTo } from "./refusals";
import { supergraphIn } from "./supergraph";
import type { TokenReader } from "./tokens";

/** A list of a thousand people to be registered, with all that is known of each, is half of this. */
export const BODY_BYTES = 900 * 1024;
const POLL_MS = 2_000;
export const MAX_IN_FLIGHT = 1_200;

/** What runs the planner's plans: Apollo's own, or ours, which answers the same for a fraction of the work. */
const ENGINES = { apollo: apolloGateway, compiled: compiledGateway };

export interface GatewayOptions {
  /** Path of the supergraph file. */
  supergraph: string;
  /** How often the file is looked at again, in milliseconds; 2,000 unless said. */
  pollMs?: number;
  /** How the agencies that it names are reached: `overHttp` or `inProcess`. */
  connect: Connect;
  /** Who a token speaks for: `tokenReader`. */
  readToken: TokenReader;
  host: string;
  port: number;
  log: Log;
  isProduction: boolean;
  /** How often and which questions may be asked, where it is not as usual: `demandSettings`. */
  demand?: Partial<DemandOptions>;
  /** "compiled" unless said. */
  engine?: keyof typeof ENGINES;
  /** How many questions are answered at once; 1,200 unless said: a thousand desks may come at the same moment. */
  maxInFlight?: number;
}

/** Starts the gateway; its `stop` closes what `connect` opened. Throws SUPERGRAPH_INVALID when the file cannot be served. */
export async function startGateway(options: GatewayOptions): Promise<RunningServer> {
  const { log, isProduction, readToken } = options;
  const metrics = openMetrics();
  const lines = new Set<Line>();
  const current = new Map<string, Line>();
  const common = apolloOptions<GatewayContext>({ log, metrics, isProduction });
  const demand = demandControl(options.demand);
  const gateway = ENGINES[options.engine ?? "compiled"]({
    supergraph: supergraphIn(options.supergraph, log, options.pollMs ?? POLL_MS),
    buildService: (service) => {
      const line = options.connect(service, { metrics, log });
      // Kept until the end even when a new supergraph replaces it: requests may still be using it.
      lines.add(line);
      current.set(service.name, line);
      return agencySource(service.name, line, metrics);
    },
    planned: metrics.planned,
    showsPlans: !isProduction,
    logger: common.logger,
  });
  const apollo = new ApolloServer<GatewayContext>({
    ...common,
    gateway: authorized(keeping(gateway, metrics.kept), refusalsTo(current, metrics)),
    plugins: [...common.plugins, demand.plugin, cacheControl],
    formatError: (formatted, error) => common.formatError(withAgency(formatted), error),
  });
  await apollo.start();
  return startServer({
    ...options,
    metrics,
    bodyLimit: BODY_BYTES,
    maxInFlight: options.maxInFlight ?? MAX_IN_FLIGHT,
    register: async (app) => {
      serveGraphql(app, apollo, demand.admitting(viewerOf(readToken)), contextOf, demand.prepare);
      if (!isProduction) await serveLandingPage(app);
    },
    release: async () => {
      await apollo.stop();
      await Promise.all([...lines].map((line) => line.close()));
    },
  });
}

/** Of a request that is about to be answered. */
export const contextOf = (viewer: Viewer, request: FastifyRequest): GatewayContext => ({
  viewer,
  requestId: request.id,
  log: request.log as Log,
  absent: new Set(),
  unlogged: [],
});

/** Tells browsers and proxies what nobody but the viewer may keep, and that most of it may not be kept at all. */
const cacheControl: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http }, contextValue: { keptSeconds } }) => {
        const isWhole = body.kind === "single" && !body.singleResult.errors?.length;
        const isKept = isWhole && keptSeconds !== undefined;
        http.headers.set("cache-control", isKept ? `private, max-age=${String(keptSeconds)}` : "no-store");
        return Promise.resolve();
      },
    }),
};

/** Who asks, by the token, and what for, by the header. */
function viewerOf(readToken: TokenReader): (request: FastifyRequest) => Promise<Viewer> {
  return async ({ headers }) => {
    const bearer = await readToken(headers.authorization);
    return { ...bearer, purpose: purposeOf(headers["x-purpose"], bearer.roles) };
  };
}

/** Apollo calls the agency that an error came from `serviceName`; we call it `agency`, always. */
function withAgency(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { serviceName, ...extensions } = formatted.extensions ?? {};
  return serviceName === undefined ? formatted : { ...formatted, extensions: { ...extensions, agency: serviceName } };
}
