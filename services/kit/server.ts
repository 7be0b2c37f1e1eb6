// The HTTP server under the gateway and under every subgraph.
import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
} from "fastify";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { JWK } from "jose";
import { refusedIn } from "#kit/access/refused";
import { answerAheadOfLog } from "#kit/access-log/unlogged";
import type { OpenAgency } from "#kit/agency";
import { admit } from "#kit/admission";
import { apolloOptions, outside, serveGraphql } from "#kit/apollo";
import type { Context } from "#kit/context";
import { headersOf, HubError, statusOf } from "#kit/errors";
import { openLog, type Log } from "#kit/log";
import { openMetrics, type Metrics } from "#kit/metrics";
import { DEADLINE_HEADER, OPERATION_HEADER, VIEWER_HEADER, viewerVerifier } from "#kit/viewer";

/** How long a request may still run after the server was told to stop. */
const GRACE_MS = 15_000;
/** A subgraph is sent the keys of a whole page of entities. */
const SUBGRAPH_BODY_BYTES = 4 * 1024 * 1024;
/** The gateways hold the desks back, and ask several questions for each of theirs. */
const SUBGRAPH_IN_FLIGHT = 4_000;

export interface ServerOptions {
  host: string;
  /** 0 for any free port. */
  port: number;
  log: Log;
  metrics: Metrics;
  bodyLimit: number;
  /** How many questions are answered at once, those that wait for agencies included. */
  maxInFlight: number;
  /** Adds what this server answers besides health and metrics. */
  register: (app: FastifyInstance) => void | Promise<void>;
  /** Whether requests would be served well just now. */
  isReady?: () => Promise<boolean>;
  /** Gives back what the requests needed, after the last one. */
  release?: () => Promise<void>;
}

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:4000`. */
  url: string;
  /** Refuses new requests, finishes those in flight, then gives everything back. May be called again. */
  stop: () => Promise<void>;
}

/** Starts a server that answers `/health/live`, `/health/ready`, `/metrics` and what `register` adds. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, log, metrics } = options;
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    bodyLimit: options.bodyLimit,
    requestTimeout: 30_000,
    genReqId: ({ headers }) => requestIdFrom(headers["x-request-id"]),
  });
  let stopping: Promise<void> | undefined;
  const isReady = async (): Promise<boolean> => !stopping && ((await options.isReady?.().catch(() => false)) ?? true);

  app.addHook("onSend", (_request, reply, _payload, done) => {
    // A connection that is kept for the next request would keep the server from ending.
    if (stopping) void reply.header("connection", "close");
    done();
  });
  refuseUnreadable(app);
  admit(app, options.maxInFlight, metrics);
  observe(app, metrics);
  answerErrors(app, metrics);
  app.get("/health/live", () => ({ status: "live" }));
  app.get("/health/ready", async (_, reply) => {
    const ready = await isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready" });
  });
  app.get("/metrics", async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  await options.register(app);

  const url = await app.listen({ host, port }).catch(async (error: unknown) => {
    await options.release?.();
    throw error;
  });
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => {
      app.server.closeAllConnections();
    }, GRACE_MS);
    await app.close();
    clearTimeout(late);
    await options.release?.();
  };
  return { url, stop: () => (stopping ??= stop()) };
}

export interface SubgraphOptions {
  /** The gateway's public key: nobody else is answered. */
  publicKey: JWK;
  host: string;
  port: number;
  logLevel: string;
  isProduction: boolean;
}

/** Serves an agency to the gateway that holds the other half of `publicKey`. Closes the agency when it is stopped. */
export async function startSubgraph(open: OpenAgency, options: SubgraphOptions): Promise<RunningServer> {
  const log = openLog(open.name, options.logLevel);
  const metrics = openMetrics();
  const verify = await viewerVerifier(options.publicKey, open.name);
  const { isProduction } = options;
  const common = apolloOptions<Context>({ log, metrics, isProduction });
  const apollo = new ApolloServer<Context>({ ...common, schema: open.schema });
  const contexts = new WeakMap<FastifyRequest, Context>();
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
          contexts.set(request, ctx);
          return ctx;
        },
      );
      answerAheadOfLog(app, contexts, open.finish, log);
    },
    release: async () => {
      await apollo.stop();
      await open.close();
    },
  });
}

/** The caller's own id where it is a sane one, so that one act can be followed through every service. */
function requestIdFrom(given: string | string[] | undefined): string {
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
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

function observe(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", (request, reply, done) => {
    void reply.header("x-request-id", request.id);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    // The route as it was written, never the address as it was asked for: that may hold anything.
    const route = request.routeOptions.url ?? "unknown";
    metrics.answered(route, reply.statusCode);
    const level = route.startsWith("/health") || route === "/metrics" ? "debug" : "info";
    request.log[level](
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "answered",
    );
    done();
  });
}

/** Refuses, before anything of it is read, a body that is not sent as it is and a host that cannot be one. */
function refuseUnreadable(app: FastifyInstance): void {
  app.addHook("onRequest", ({ headers, host }, _reply, done) => {
    const { "content-encoding": encoding = "identity" } = headers;
    // A few compressed bytes may say a gigabyte.
    if (encoding !== "identity") done(new HubError("REQUEST_MALFORMED", "A compressed body is not read."));
    else if (!URL.canParse(`http://${host}/`)) done(new HubError("REQUEST_MALFORMED", "The host is no address."));
    else done();
  });
}

/** Refusals and failures outside GraphQL still look like GraphQL, so that clients need one way to read them. */
function answerErrors(app: FastifyInstance, metrics: Metrics): void {
  const shaped = (error: GraphQLFormattedError) => {
    metrics.failed(String(error.extensions?.code));
    return { errors: [error] };
  };
  app.setNotFoundHandler((_, reply) =>
    reply.code(404).send(shaped(new HubError("NOT_FOUND", "There is nothing at this address.").toJSON())),
  );
  app.setErrorHandler<FastifyError | GraphQLError>((error, request, reply) => {
    if (error instanceof HubError) {
      return reply.code(statusOf(error)).headers(headersOf(error)).send(shaped(error.toJSON()));
    }
    const status = "statusCode" in error ? (error.statusCode ?? 500) : 500;
    if (status >= 500) return reply.code(status).send(shaped(outside({ message: "" }, error, request.log as Log)));
    const code = status === 413 ? "BODY_TOO_LARGE" : "REQUEST_MALFORMED";
    return reply.code(status).send(shaped(new HubError(code).toJSON()));
  });
}
