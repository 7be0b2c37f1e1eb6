// What Apollo Server is told alike in the gateway and in every subgraph.
import type { ApolloServer, ApolloServerOptionsWithSchema, ApolloServerPlugin, BaseContext } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import { outsideOf } from "#kit/errors";
import type { Log } from "#kit/log";
import type { Metrics } from "#kit/metrics";
import type { Viewer } from "#kit/viewer";

export interface Surroundings {
  log: Log;
  metrics: Metrics;
  isProduction: boolean;
}

/** The longest text that is parsed at all; the planner's own texts are far shorter. */
const MAX_TOKENS = 10_000;

/** Nothing that reports to Apollo, nothing that instruments every field, no error that shows its inside. */
export function apolloOptions<C extends BaseContext>({ log, metrics, isProduction }: Surroundings) {
  return {
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      measured<C>(metrics),
    ],
    logger: quiet(log),
    formatError: (formatted, error) => outside(formatted, error, log),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: isProduction,
    introspection: !isProduction,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    nodeEnv: isProduction ? "production" : "development",
  } satisfies Partial<ApolloServerOptionsWithSchema<C>>;
}

/**
 * Answers `POST /graphql` for callers whom `admit` lets in; it throws a `HubError` for the others, before their body is
 * read. What they send is answered as `prepare` gives it back.
 */
export function serveGraphql<C extends BaseContext>(
  app: FastifyInstance,
  apollo: ApolloServer<C>,
  admit: (request: FastifyRequest) => Promise<Viewer>,
  contextOf: (viewer: Viewer, request: FastifyRequest) => C,
  prepare: (body: unknown) => unknown = (body) => body,
): void {
  app.decorateRequest("viewer", null);
  app.post("/graphql", {
    onRequest: async (request) => {
      request.setDecorator("viewer", await admit(request));
    },
    preHandler: (request, _reply, done) => {
      request.body = prepare(request.body);
      done();
    },
    handler: fastifyApolloHandler(apollo, {
      context: (request) => Promise.resolve(contextOf(request.getDecorator<Viewer>("viewer"), request)),
    }),
  });
}

/** `outsideOf`, with unforeseen errors going to the log. */
export function outside(formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError {
  return outsideOf(formatted, error, (incident, err) => {
    log.error({ incident, err }, "unforeseen error");
  });
}

function measured<C extends BaseContext>(metrics: Metrics): ApolloServerPlugin<C> {
  return {
    requestDidStart: () => {
      const start = performance.now();
      return Promise.resolve({
        willSendResponse: ({ operationName, response: { body } }) => {
          metrics.operated(operationName ?? undefined, (performance.now() - start) / 1000);
          if (body.kind === "single") {
            for (const { extensions } of body.singleResult.errors ?? []) metrics.failed(String(extensions?.code));
          }
          return Promise.resolve();
        },
      });
    },
  };
}

/** What Apollo finds worth telling is detail to us. */
function quiet(log: Log) {
  return {
    debug: (message?: unknown) => {
      log.trace(message);
    },
    info: (message?: unknown) => {
      log.debug(message);
    },
    warn: (message?: unknown) => {
      log.warn(message);
    },
    error: (message?: unknown) => {
      log.error(message);
    },
  };
}
