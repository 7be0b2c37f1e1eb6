// An agency's own server: it answers the gateway, and nobody else.
import { ApolloServer, type ApolloServerOptionsWithGateway } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { JWK } from "jose";
import { refusedIn } from "#kit/access/refused";
import { answerAheadOfLog } from "#kit/access-log/unlogged";
import type { OpenAgency } from "#kit/agency";
import { apolloOptions, serveGraphql } from "#kit/apollo";
import type { Context } from "#kit/context";
import { executor } from "#kit/execution/execute";
import { openLog } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { startServer, type RunningServer } from "#kit/server";
import type { Tls } from "#kit/tls";
import { DEADLINE_HEADER, OPERATION_HEADER, VIEWER_HEADER, viewerVerifier } from "#kit/viewer";

/** A subgraph is sent the keys of a whole page of entities. */
const SUBGRAPH_BODY_BYTES = 4 * 1024 * 1024;
/** The gateways hold the desks back, and ask several questions for each of theirs. */
const SUBGRAPH_IN_FLIGHT = 4_000;

export interface SubgraphOptions {
  /** The gateway's public key: nobody else is answered. */
  publicKey: JWK;
  host: string;
  port: number;
  logLevel: string;
  isProduction: boolean;
  /** See `ServerOptions`. */
  tls?: Tls | null;
}

/** Serves an agency to the gateway that holds the other half of `publicKey`. Closes the agency when it is stopped. */
export async function startSubgraph(open: OpenAgency, options: SubgraphOptions): Promise<RunningServer> {
  const log = openLog(open.name, options.logLevel);
  const metrics = openMetrics();
  open.watch(metrics, log);
  const verify = await viewerVerifier(options.publicKey, open.name);
  const { isProduction } = options;
  const common = apolloOptions<Context>({ log, metrics, isProduction });
  const apollo = new ApolloServer<Context>({ ...common, gateway: levelByLevel(open.schema) });
  await apollo.start();
  return startServer({
    ...options,
    log,
    metrics,
    bodyLimit: SUBGRAPH_BODY_BYTES,
    maxInFlight: SUBGRAPH_IN_FLIGHT,
    isReady: () => open.db.query("SELECT 1").then(() => true),
    register: (app) => {
      const word = (request: FastifyRequest) => request.headers[VIEWER_HEADER] as string | undefined;
      serveGraphql(
        app,
        apollo,
        (request) => verify(word(request)),
        (viewer, request) => {
          const { id, headers, body } = request;
          const asked = {
            id,
            operationName: operationNameFrom(headers),
            refused: refusedIn(body),
            until: deadlineFrom(headers),
          };
          const ctx = open.contextOf(viewer, asked);
          request.setDecorator("context", ctx);
          return ctx;
        },
      );
      answerAheadOfLog(app, open.finish, log);
    },
    release: async () => {
      await apollo.stop();
      await open.close();
    },
  });
}

type Gateway = ApolloServerOptionsWithGateway<Context>["gateway"];

/** Apollo Server takes another way of executing only where it takes a gateway. */
function levelByLevel(schema: GraphQLSchema): Gateway {
  const execute = executor(schema);
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listener({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, request: { operationName, variables = {} }, context }) =>
          execute({ document, operationName, variables }, context as Context) as never,
      }),
    stop: () => Promise.resolve(),
  };
}

/** The client's name for its operation, as the gateway passes it on. */
function operationNameFrom(headers: FastifyRequest["headers"]): string | null {
  const given = headers[OPERATION_HEADER];
  return typeof given === "string" && /^\w{1,120}$/.test(given) ? given : null;
}

/** When the gateway gives up, as it says. */
function deadlineFrom(headers: FastifyRequest["headers"]): number | undefined {
  const ms = Number(headers[DEADLINE_HEADER]);
  return ms > 0 ? performance.now() + ms : undefined;
}
