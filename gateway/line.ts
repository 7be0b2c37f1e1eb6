// The way to an agency, and what goes along with every question.
import type { FormattedExecutionResult } from "graphql";
import type { Log } from "#kit/log";
import type { Metrics } from "#kit/metrics";
import type { Viewer } from "#kit/viewer";
import type { Question } from "./question";

/** What the gateway knows of one request. */
export interface GatewayContext {
  viewer: Viewer;
  requestId: string;
  /** The client's own name for its operation, once it is known. */
  operationName?: string | null | undefined;
  log: Log;
  /** Agencies that failed in this request. They are not waited for twice. */
  absent: Set<string>;
  /** What agencies answered ahead of their access logs: nothing of it may be shown before all of these are true. */
  unlogged: { agency: string; isLogged: Promise<boolean> }[];
  /** For how many seconds the answer may be kept; left out where it may not. */
  keptSeconds?: number;
}

export interface Line {
  /**
   * Answers a fetch with fresh plain objects, or throws when no sound answer can be had in time. It may be ahead of the
   * agency's access log, and then stands among the `unlogged` of the context.
   */
  ask: (question: Question, context: GatewayContext) => Promise<FormattedExecutionResult>;
  close: () => Promise<void>;
}

/** Finds the way to an agency that the supergraph names. Throws when there is none. */
export type Connect = (
  service: { name: string; url?: string | undefined },
  watching: { metrics: Metrics; log: Log },
) => Line;
