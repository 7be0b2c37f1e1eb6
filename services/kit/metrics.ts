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
  /** The gateway asked an agency. */
  asked: (agency: string, seconds: number, outcome: "answered" | "absent") => void;
}

/** The figures of one server, for `GET /metrics`. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "onward_http_requests_total",
    help: "HTTP requests answered, by route and status.",
    labelNames: ["route", "status"],
    registers,
  });
  const operations = new Histogram({
    name: "onward_operation_seconds",
    help: "How long GraphQL operations took, by the name that the client gave them.",
    labelNames: ["operation"],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: "onward_errors_total",
    help: "Errors in answers, by code.",
    labelNames: ["code"],
    registers,
  });
  const agencies = new Histogram({
    name: "onward_agency_seconds",
    help: "How long an agency took to answer the gateway, or to be given up.",
    labelNames: ["agency", "outcome"],
    buckets: SECONDS,
    registers,
  });
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
