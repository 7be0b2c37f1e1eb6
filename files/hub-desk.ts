// The hub as a desk's command asks it: again after a bad line, and never the same act twice.
import { setTimeout as pause } from "node:timers/promises";
import type { GraphQLFormattedError } from "graphql";
import { hubAt } from "#kit/hub/hub";

export interface Desk {
  /** Asks until it is answered, for as long as the line may come back. Throws, with the hub's words, where it says no. */
  ask: <T>(query: string, variables: Record<string, unknown>) => Promise<Answer<T>>;
  close: () => Promise<void>;
}

export interface Answer<T> {
  data: T;
  /** Of fields that were left out: the rest was answered. */
  errors: readonly GraphQLFormattedError[];
}

const TIMEOUT_MS = 60_000;
const TRIES = 8;
/** The hub, an agency or the line is not there now, or is asked too much. */
const PASSING = new Set(["AGENCY_UNAVAILABLE", "RATE_LIMITED", "OVERLOADED", "STOPPING", "ACCESS_UNLOGGED"]);

export function deskAt(url: string, token: string): Desk {
  const hub = hubAt({ url: () => url, token: () => Promise.resolve(token), timeoutMs: TIMEOUT_MS });
  return {
    async ask<T>(query: string, variables: Record<string, unknown>): Promise<Answer<T>> {
      for (let tries = 1; ; tries++) {
        const { data, errors = [] } = await hub.ask<T>(query, variables);
        const passing = errors.find((error) => PASSING.has(codeOf(error)));
        if (!passing || tries === TRIES) return answered<T>(data, errors);
        await pause(waitFor(passing, tries));
      }
    },
    close: hub.close,
  };
}

const codeOf = ({ extensions }: GraphQLFormattedError): string =>
  typeof extensions?.code === "string" ? extensions.code : "INTERNAL_ERROR";

function waitFor({ extensions }: GraphQLFormattedError, tries: number): number {
  const seconds = Number(extensions?.retryAfterSeconds ?? 0);
  return seconds > 0 ? seconds * 1000 : 250 * 2 ** tries;
}

function answered<T>(data: T | null | undefined, errors: readonly GraphQLFormattedError[]): Answer<T> {
  const isEmpty = !data || Object.values(data).every((value) => value === null);
  const [first] = errors;
  if (isEmpty && first) throw new Error(`${codeOf(first)}: ${first.message}`);
  return { data: data as T, errors };
}
