// The one door of the hub: checks who asks, plans, asks the agencies, and puts their answers together.
import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import { apolloOptions, serveGraphql } from "#kit/apollo";
import type { Log } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { startServer, type RunningServer } from "#kit/server";
import { disableApolloTelemetry } from "#kit/settings";
import type { Viewer } from "#kit/viewer";
import { agencySource, type Connect, type GatewayContext, type Line } from "./agency-source";
import { authorized } from "./authorization/authorized";
import { demandControl, type DemandOptions } from "./demand/control";
import { serveLandingPage } from "./landing-page";
import { purposeOf } from "./purpose";
import { refusalsTo } from "./refusals";
import { supergraphIn } from "./supergraph";
import type { TokenReader } from "./tokens";

/** A list of a thousand people to be registered, with all that is known of each, is half of this. */
const BODY_BYTES = 900 * 1024;
const POLL_MS = 2_000;

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
}

/** Starts the gateway; its `stop` closes what `connect` opened. Throws SUPERGRAPH_INVALID when the file cannot be served. */
export async function startGateway(options: GatewayOptions): Promise<RunningServer> {
  const { log, isProduction, readToken } = options;
  const metrics = openMetrics();
  const lines = new Set<Line>();
  const current = new Map<string, Line>();
  const common = apolloOptions<GatewayContext>({ log, metrics, isProduction });
  const demand = demandControl(options.demand);
  disableApolloTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphIn(options.supergraph, log, options.pollMs ?? POLL_MS),
    buildService: (service) => {
      const line = options.connect(service);
      // Kept until the end even when a new supergraph replaces it: requests may still be using it.
      lines.add(line);
      current.set(service.name, line);
      return agencySource(service.name, line, metrics);
    },
    logger: common.logger,
    validateSupergraph: true,
    __exposeQueryPlanExperimental: !isProduction,
  });
  const apollo = new ApolloServer<GatewayContext>({
    ...common,
    gateway: authorized(gateway, refusalsTo(current, metrics)),
    plugins: [...common.plugins, demand.plugin],
    formatError: (formatted, error) => common.formatError(withAgency(formatted), error),
  });
  await apollo.start();
  return startServer({
    ...options,
    metrics,
    bodyLimit: BODY_BYTES,
    register: async (app) => {
      const contextOf = (viewer: Viewer, request: FastifyRequest): GatewayContext => ({
        viewer,
        requestId: request.id,
        log: request.log as Log,
        absent: new Set(),
        unlogged: [],
      });
      serveGraphql(app, apollo, demand.admitting(viewerOf(readToken)), contextOf, demand.prepare);
      if (!isProduction) await serveLandingPage(app);
    },
    release: async () => {
      await apollo.stop();
      await Promise.all([...lines].map((line) => line.close()));
    },
  });
}

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
