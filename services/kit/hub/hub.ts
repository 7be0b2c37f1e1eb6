// The hub as an agency asks it: like any client, over HTTP, with a token of its own that allows little.
import { Pool } from "undici";
import type { GraphQLFormattedError } from "graphql";

export interface HubAnswer<T> {
  data?: T | null;
  errors?: GraphQLFormattedError[];
}

export interface Hub {
  /** Asks, and answers what came; where nothing did, an error AGENCY_UNAVAILABLE. Never throws. */
  ask: <T = Record<string, unknown>>(query: string, variables: Record<string, unknown>) => Promise<HubAnswer<T>>;
  close: () => Promise<void>;
}

export interface HubOptions {
  /** Where the hub listens: `http://127.0.0.1:4000`. Asked each time, since the hub may start after its agencies. */
  url: () => string;
  /** The agency's own token: `ownToken`. */
  token: () => Promise<string>;
  timeoutMs: number;
}

export function hubAt({ url, token, timeoutMs }: HubOptions): Hub {
  let pool: { origin: string; to: Pool } | undefined;
  const poolTo = (origin: string): Pool => {
    if (pool?.origin !== origin) {
      void pool?.to.close();
      pool = { origin, to: new Pool(origin, { connections: 16, connectTimeout: timeoutMs }) };
    }
    return pool.to;
  };
  return {
    async ask<T>(query: string, variables: Record<string, unknown>): Promise<HubAnswer<T>> {
      try {
        const { body } = await poolTo(new URL(url()).origin).request({
          method: "POST",
          path: "/graphql",
          headers: { "content-type": "application/json", authorization: `Bearer ${await token()}` },
          body: JSON.stringify({ query, variables }),
          signal: AbortSignal.timeout(timeoutMs),
        });
        return (await body.json()) as HubAnswer<T>;
      } catch {
        return { errors: [{ message: "The hub did not answer.", extensions: { code: "AGENCY_UNAVAILABLE" } }] };
      }
    },
    close: async () => pool?.to.close(),
  };
}
