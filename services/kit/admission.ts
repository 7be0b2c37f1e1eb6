// How many questions are answered at once. The rest is told to come again, so that those let in are answered in time.
import type { FastifyInstance } from "fastify";
import { HubError } from "#kit/errors";
import type { Metrics } from "#kit/metrics";

/** Whoever was refused comes again after this, give or take half: not all in the same second. */
const RETRY_SECONDS = 2;

/**
 * Refuses what comes to `POST /graphql` while `most` of its kind are being answered: before anything of it is read, and
 * again when it has all arrived. What is still on its way takes nobody's place, however slowly it is sent.
 */
export function admit(app: FastifyInstance, most: number, metrics: Metrics): void {
  let inFlight = 0;
  const isFull = (): HubError | undefined => {
    if (inFlight < most) return undefined;
    metrics.shed();
    const retryAfterSeconds = RETRY_SECONDS - 1 + Math.round(Math.random() * 2);
    return new HubError("OVERLOADED", undefined, { retryAfterSeconds });
  };
  app.addHook("onRequest", ({ routeOptions }, _reply, done) => {
    done(routeOptions.url === "/graphql" ? isFull() : undefined);
  });
  app.addHook("preHandler", ({ routeOptions }, reply, done) => {
    const refusal = routeOptions.url === "/graphql" ? isFull() : undefined;
    if (routeOptions.url === "/graphql" && !refusal) {
      inFlight += 1;
      metrics.inFlight(1);
      // Comes exactly once, also where the caller has gone. Streams that answer listen as well, and Node warns from ten on.
      reply.raw.setMaxListeners(20).once("close", () => {
        inFlight -= 1;
        metrics.inFlight(-1);
      });
    }
    done(refusal);
  });
}
