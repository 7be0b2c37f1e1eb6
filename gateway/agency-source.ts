// One agency as the gateway's plans see it: it always answers, if only that it is away.
import type { GraphQLDataSource } from "@apollo/gateway";
import type { FormattedExecutionResult } from "graphql";
import type { Metrics } from "#kit/metrics";
import { within } from "#kit/tracing";
import { absent } from "./absent";
import { Breaker } from "./breaker";
import { distinct } from "./distinct";
import type { GatewayContext, Line } from "./line";
import type { Question } from "./question";
import { together } from "./together";

/** Wraps a line so that an agency which fails costs only what it was asked for, and is let rest where it keeps failing. */
export function agencySource(name: string, line: Line, metrics: Metrics): GraphQLDataSource<GatewayContext> {
  const breaker = new Breaker((isOpen) => {
    metrics.rests(name, isOpen);
  });
  const ask = together((question, context) => line.ask(question, context));
  return {
    async process(options) {
      // Health checks and schema downloads have no context, but we start neither.
      const context = options.context as GatewayContext;
      const { request } = options;
      const { query = "", operationName, variables = {} } = request;
      const question = { query, operationName, variables };
      if (context.absent.has(name) || !breaker.admits()) {
        context.absent.add(name);
        return absent(name, question);
      }
      const start = performance.now();
      const told = (outcome: "answered" | "absent"): void => {
        metrics.asked(name, (performance.now() - start) / 1000, outcome);
      };
      try {
        const { question: asked, spread } = distinct(question);
        const answer = soundAnswer(
          await within(`ask ${name}`, { "onward.agency": name }, () => ask(asked, context)),
          asked,
        );
        breaker.answered();
        told("answered");
        return spread(answer);
      } catch (err) {
        breaker.failed();
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
