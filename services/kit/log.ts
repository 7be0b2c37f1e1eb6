// JSON lines about the service, never about people: no bodies, no tokens, no values that a user or a row has given.
import { GraphQLError } from "graphql";
import pino from "pino";

export type Log = pino.Logger;

/** Only the programming errors of the language say nothing of the data that they stumbled over. */
const HARMLESS_MESSAGES = new Set(["TypeError", "ReferenceError"]);

interface Failure extends Error {
  code?: unknown;
  /** On a failed statement: its text, with marks where the values go. */
  query?: unknown;
}

/** `name` is the service's; `destination` is standard output unless a test listens. */
export function openLog(name: string, level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { service: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What of an error may be kept: its kind, where it happened, and its message only where that quotes no data. */
function withoutValues(error: unknown): object {
  const cause = error instanceof GraphQLError && error.originalError ? error.originalError : error;
  if (!(cause instanceof Error)) return { type: typeof cause };
  const { name, message, code, query, stack = "" } = cause as Failure;
  return {
    type: name,
    ...(typeof code === "string" && { code }),
    ...(typeof query === "string" && { query }),
    ...(HARMLESS_MESSAGES.has(name) && { message }),
    at: stack.split("\n").flatMap((line) => (line.startsWith("    at ") ? [line.slice(7)] : [])),
  };
}
