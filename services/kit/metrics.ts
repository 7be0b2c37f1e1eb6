import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const MAX_OPERATIONS = 200;

export interface Metrics {
  registry: Registry;
  /** One HTTP request was answered. */
  answered: (route: string, status: number) => void;
  /** One GraphQL operation took this long; `name` is the client's own, or undefined. */
  operated: (name: string | undefined, seconds: number) => void;
  /** An answer carried an error of this code. */
  failed: (code: string) => void;
  /** What the gateway refused of an agency's fields did not come into that agency's access log. */
  unlogged: (agency: string) => void;
  /** The gateway asked an agency. */
  asked: (agency: string, seconds: number, outcome: "answered" | "absent") => void;
}

/** The figures of one server, for `GET /metrics`. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Histogram({ name, help, labelNames, buckets: SECONDS, registers });
  const requests = counter("onward_http_requests_total", "HTTP requests answered.", "route", "status");
  const operations = histogram(
    "onward_operation_seconds",
    "How long GraphQL operations took, by the name that the client gave them.",
    "operation",
  );
  const errors = counter("onward_errors_total", "Errors in answers, by code.", "code");
  const unlogged = counter(
    "onward_refusals_unlogged_total",
    "Requests of which the gateway refused something that an agency's access log did not take, by agency.",
    "agency",
  );
  const agencies = histogram(
    "onward_agency_seconds",
    "How long an agency took to answer the gateway, or to be given up.",
    "agency",
    "outcome",
  );
  const operationLabel = atMost(MAX_OPERATIONS);
  const codeLabel = atMost(MAX_OPERATIONS);
  return {
    registry,
    answered: (route, status) => {
      requests.inc({ route, status });
    },
    operated: (name, seconds) => {
      operations.observe({ operation: operationLabel(name ?? "anonymous") }, seconds);
    },
    failed: (code) => {
      errors.inc({ code: codeLabel(code) });
    },
    unlogged: (agency) => {
      unlogged.inc({ agency });
    },
    asked: (agency, seconds, outcome) => {
      agencies.observe({ agency, outcome }, seconds);
    },
  };
}

/** Labels that callers choose must not grow without end: after `limit` different ones, the rest are "other". */
function atMost(limit: number): (label: string) => string {
  const seen = new Set<string>();
  return (label) => {
    if (!seen.has(label) && seen.size >= limit) return "other";
    seen.add(label);
    return label;
  };
}
