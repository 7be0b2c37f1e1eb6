// Traces of requests through the gateway and the agencies, sent as OTLP where somebody asks for them.
import {
  context,
  propagation,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type Tracer,
} from "@opentelemetry/api";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { environment, readSettings } from "#kit/settings";

const SHAPE = {
  /** Where a collector takes traces: http://collector:4318. Without it nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
};

/** Begins tracing as `service`, where the settings say so; answers what sends the rest and ends it. */
export async function startTracing(service: string): Promise<() => Promise<void>> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = readSettings(SHAPE);
  if (endpoint === undefined) return () => Promise.resolve();
  // A sixth of all modules that the hub would load, for few.
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  const { BatchSpanProcessor, NodeTracerProvider } = await import("@opentelemetry/sdk-trace-node");
  environment().OTEL_SERVICE_NAME ??= `onward-${service}`;
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` });
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  provider.register();
  return () => provider.shutdown();
}

const tracer = (): Tracer => trace.getTracer("onward");

/** A span for every request to `POST /graphql`, below the one that its caller names in `traceparent`. */
export function traceRequests(app: FastifyInstance): void {
  const spanOf = (request: FastifyRequest): Span | null => request.getDecorator<Span | null>("span");
  app.decorateRequest("span", null);
  app.addHook("onRequest", (request, _reply, done) => {
    if (request.routeOptions.url !== "/graphql") {
      done();
      return;
    }
    const caller = propagation.extract(context.active(), request.headers);
    const span = tracer().startSpan("POST /graphql", { attributes: { "onward.request_id": request.id } }, caller);
    request.setDecorator("span", span);
    context.with(trace.setSpan(caller, span), done);
  });
  app.addHook("onResponse", (request, { statusCode }, done) => {
    const span = spanOf(request);
    span?.setAttribute("http.response.status_code", statusCode);
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
  app.addHook("onRequestAbort", (request, done) => {
    spanOf(request)?.end();
    done();
  });
}

/** Does `work` within a span. What fails is marked, without its message: that may quote data. */
export function within<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Adds the header by which the next service knows the trace. */
export function withTrace(headers: Record<string, string>): Record<string, string> {
  propagation.inject(context.active(), headers);
  return headers;
}
