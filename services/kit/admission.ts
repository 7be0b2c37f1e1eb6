// Which questions are let in: so many at once that those are answered in time, and none any more when the server is to stop.
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { HubError } from "#kit/errors";
import type { Metrics } from "#kit/metrics";

/** Whoever was refused comes again after this, give or take half: not all in the same second. */
const RETRY_SECONDS = 2;
/** So long nobody must have knocked, before the door is taken away: who waits at it then is not heard. */
const QUIET_MS = 100;
const LOOK_MS = 10;

export interface Admission {
  /** Lets nobody more in. Answers when all are answered and nobody knocks any more, or after `mostMs`. */
  close: (mostMs: number) => Promise<void>;
}

/**
 * Refuses what comes to `POST /graphql` while `most` of its kind are being answered: before anything of it is read, and
 * again when it has all arrived. What is still on its way takes nobody's place, however slowly it is sent.
 */
export function admit(app: FastifyInstance, most: number, metrics: Metrics): Admission {
  let inFlight = 0;
  let isClosed = false;
  let knocked = -QUIET_MS;
  const refusal = (): HubError | undefined => {
    knocked = performance.now();
    if (!isClosed && inFlight < most) return undefined;
    if (!isClosed) metrics.shed();
    const retryAfterSeconds = RETRY_SECONDS - 1 + Math.round(Math.random() * 2);
    return new HubError(isClosed ? "STOPPING" : "OVERLOADED", undefined, { retryAfterSeconds });
  };
  app.addHook("onRequest", ({ routeOptions }, _reply, done) => {
    done(routeOptions.url === "/graphql" ? refusal() : undefined);
  });
  app.addHook("preHandler", ({ routeOptions }, reply, done) => {
    const refused = routeOptions.url === "/graphql" ? refusal() : undefined;
    if (routeOptions.url === "/graphql" && !refused) {
      inFlight += 1;
      metrics.inFlight(1);
      // Comes exactly once, also where the caller has gone. Streams that answer listen as well, and Node warns from ten on.
      reply.raw.setMaxListeners(20).once("close", () => {
        inFlight -= 1;
        metrics.inFlight(-1);
      });
    }
    done(refused);
  });
  const close = async (mostMs: number): Promise<void> => {
    isClosed = true;
    const end = performance.now() + mostMs;
    const isBusy = (): boolean => inFlight > 0 || performance.now() - knocked < QUIET_MS;
    while (isBusy() && performance.now() < end) await pause(LOOK_MS);
  };
  return { close };
}
