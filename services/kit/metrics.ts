import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ConnectionState } from "#kit/connections";

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
  /** The gateway asked an agency once more, since it was not there. */
  retried: (agency: string) => void;
  /** An agency is left alone for a while, since it failed again and again; or is asked again. */
  rests: (agency: string, isResting: boolean) => void;
  /** A plan was made, or kept from before. */
  planned: (outcome: "made" | "kept") => void;
  /** An answer that may be kept was made, or kept from before. */
  kept: (outcome: "made" | "kept") => void;
  /** A request came in or is done; `shed` if it was not let in. */
  inFlight: (change: 1 | -1) => void;
  shed: () => void;
  /** A statement took long. */
  slow: () => void;
  /** How an agency's connections to its database are used is asked of `now`, whenever the figures are. */
  watchConnections: (agency: string, now: () => Record<ConnectionState, number>) => void;
}

/** The figures of one server, for `GET /metrics`. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const make = makers(registry);
  return { registry, ...ofRequests(make), ...ofAgencies(make), ...ofPlans(make), ...ofDatabases(make) };
}

type Makers = ReturnType<typeof makers>;

function makers(registry: Registry) {
  const registers = [registry];
  return {
    counter: <L extends string>(name: string, help: string, ...labelNames: L[]) =>
      new Counter({ name, help, labelNames, registers }),
    gauge: <L extends string>(name: string, help: string, ...labelNames: L[]) =>
      new Gauge({ name, help, labelNames, registers }),
    histogram: <L extends string>(name: string, help: string, ...labelNames: L[]) =>
      new Histogram({ name, help, labelNames, buckets: SECONDS, registers }),
  };
}

function ofRequests({ counter, gauge, histogram }: Makers) {
  const requests = counter("onward_http_requests_total", "HTTP requests answered.", "route", "status");
  const operations = histogram(
    "onward_operation_seconds",
    "How long GraphQL operations took, by the name that the client gave them.",
    "operation",
  );
  const errors = counter("onward_errors_total", "Errors in answers, by code.", "code");
  const inFlight = gauge("onward_requests_in_flight", "GraphQL requests that are being answered.");
  const shed = counter("onward_shed_total", "Requests refused with 503, since there were too many at once.");
  const operationLabel = atMost(MAX_OPERATIONS);
  const codeLabel = atMost(MAX_OPERATIONS);
  return {
    answered: (route: string, status: number) => {
      requests.inc({ route, status });
    },
    operated: (name: string | undefined, seconds: number) => {
      operations.observe({ operation: operationLabel(name ?? "anonymous") }, seconds);
    },
    failed: (code: string) => {
      errors.inc({ code: codeLabel(code) });
    },
    inFlight: (change: 1 | -1) => {
      inFlight.inc(change);
    },
    shed: () => {
      shed.inc();
    },
  };
}

function ofAgencies({ counter, gauge, histogram }: Makers) {
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
  const retries = counter("onward_agency_retries_total", "Questions asked once more of an agency.", "agency");
  const breakers = gauge("onward_agency_breaker_open", "1 while an agency is left alone after failures.", "agency");
  return {
    unlogged: (agency: string) => {
      unlogged.inc({ agency });
    },
    asked: (agency: string, seconds: number, outcome: "answered" | "absent") => {
      agencies.observe({ agency, outcome }, seconds);
    },
    retried: (agency: string) => {
      retries.inc({ agency });
    },
    rests: (agency: string, isResting: boolean) => {
      breakers.set({ agency }, isResting ? 1 : 0);
    },
  };
}

function ofPlans({ counter }: Makers) {
  const answers = counter("onward_kept_answers_total", "Answers that may be kept: from before, or made.", "outcome");
  const plans = counter("onward_plans_total", "Plans used: kept from before, or made.", "outcome");
  return {
    planned: (outcome: "made" | "kept") => {
      plans.inc({ outcome });
    },
    kept: (outcome: "made" | "kept") => {
      answers.inc({ outcome });
    },
  };
}

function ofDatabases({ counter, gauge }: Makers) {
  const slow = counter("onward_slow_statements_total", "Statements that took longer than 200 ms.");
  const connections = gauge(
    "onward_database_connections",
    "Connections to databases by what they do, and questions that wait for one.",
    "agency",
    "state",
  );
  const watched = new Map<string, () => Record<ConnectionState, number>>();
  Object.assign(connections, {
    collect: () => {
      for (const [agency, now] of watched) {
        for (const [state, count] of Object.entries(now())) connections.set({ agency, state }, count);
      }
    },
  });
  return {
    slow: () => {
      slow.inc();
    },
    watchConnections: (agency: string, now: () => Record<ConnectionState, number>) => {
      watched.set(agency, now);
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
