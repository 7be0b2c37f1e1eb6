// The HTTP server under the gateway and under every subgraph.
import { randomUUID } from "node:crypto";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance } from "fastify";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { admit } from "#kit/admission";
import { outside } from "#kit/apollo";
import { headersOf, HubError, statusOf } from "#kit/errors";
import type { Log } from "#kit/log";
import type { Metrics } from "#kit/metrics";
import type { Tls } from "#kit/tls";
import { traceRequests } from "#kit/tracing";

/** How long a request may still run after the server was told to stop. */
const GRACE_MS = 15_000;

export interface ServerOptions {
  host: string;
  /** 0 for any free port. */
  port: number;
  log: Log;
  metrics: Metrics;
  bodyLimit: number;
  /** Where it is, only TLS is spoken; with a `ca`, only to who shows a certificate that it issued. */
  tls?: Tls | null;
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
  const { tls = null } = options;
  const app = Fastify({
    ...(tls && { https: { ...tls, requestCert: tls.ca !== undefined, rejectUnauthorized: tls.ca !== undefined } }),
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
  traceRequests(app);
  refuseUnreadable(app);
  const admission = admit(app, options.maxInFlight, metrics);
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
    await admission.close(GRACE_MS);
    await app.close();
    clearTimeout(late);
    await options.release?.();
  };
  return { url, stop: () => (stopping ??= stop()) };
}

/** The caller's own id where it is a sane one, so that one act can be followed through every service. */
function requestIdFrom(given: string | string[] | undefined): string {
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
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
