// One agency as the gateway's plans see it: it always answers, if only that it is away.
import type { GraphQLDataSource } from "@apollo/gateway";
import type { FormattedExecutionResult } from "graphql";
import type { Log } from "#kit/log";
import type { Metrics } from "#kit/metrics";
import type { Viewer } from "#kit/viewer";
import { absent } from "./absent";
import { distinct } from "./distinct";
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
export type Connect = (service: { name: string; url?: string | undefined }) => Line;

/** Wraps a line so that an agency which fails costs only what it was asked for. */
export function agencySource(name: string, line: Line, metrics: Metrics): GraphQLDataSource<GatewayContext> {
  return {
    async process(options) {
      // Health checks and schema downloads have no context, but we start neither.
      const context = options.context as GatewayContext;
      const { request } = options;
      const { query = "", operationName, variables = {} } = request;
      const question = { query, operationName, variables };
      if (context.absent.has(name)) return absent(name, question);
      const start = performance.now();
      const told = (outcome: "answered" | "absent"): void => {
        metrics.asked(name, (performance.now() - start) / 1000, outcome);
      };
      try {
        const { question: asked, spread } = distinct(question);
        const answer = soundAnswer(await line.ask(asked, context), asked);
        told("answered");
        return spread(answer);
      } catch (err) {
        told("absent");
        context.absent.add(name);
        context.log.warn({ agency: name, err }, "agency unavailable");
        return absent(name, question);
      }
    },
  };
}

/** The gateway trusts the shape of an answer: what is not one must not reach it. Throws on anything else. */
function soundAnswer(answer: unknown, { variables: { representations } }: Question): FormattedExecutionResult {
  const { data, errors = [] } = record(answer);
  const hasErrors = list(errors).map((error) => text(record(error).message)).length > 0;
  const hasData = data !== null && (data !== undefined || !hasErrors);
  if (hasData && representations === undefined) record(data);
  if (hasData && representations !== undefined) assertEntities(record(data)._entities, list(representations).length);
  return answer as FormattedExecutionResult;
}

function assertEntities(value: unknown, count: number): void {
  const entities = list(value);
  if (entities.length !== count) throw new UnsoundAnswer("number of entities");
  for (const entity of entities) if (entity !== null) record(entity);
}

/** An answer that is not GraphQL. */
class UnsoundAnswer extends Error {
  override name = "UnsoundAnswer";
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new UnsoundAnswer("not an object");
  return value as Record<string, unknown>;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new UnsoundAnswer("not a list");
  return value;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new UnsoundAnswer("not a text");
  return value;
}
