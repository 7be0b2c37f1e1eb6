// How many questions are answered at once. The rest is told to come again, so that those let in are answered in time.
import type { FastifyInstance } from "fastify";
import { HubError } from "#kit/errors";
import type { Metrics } from "#kit/metrics";

/** Whoever was refused comes again after this, give or take half: not all in the same second. */
const RETRY_SECONDS = 2;

/** Refuses, before anything of it is read, what comes to `POST /graphql` while `most` of its kind are being answered. */
export function admit(app: FastifyInstance, most: number, metrics: Metrics): void {
  let inFlight = 0;
  app.addHook("onRequest", ({ routeOptions }, reply, done) => {
    if (routeOptions.url !== "/graphql") {
      done();
      return;
    }
    if (inFlight >= most) {
      metrics.shed();
      done(
        new HubError("OVERLOADED", undefined, { retryAfterSeconds: RETRY_SECONDS - 1 + Math.round(Math.random() * 2) }),
      );
      return;
    }
    inFlight += 1;
    metrics.inFlight(1);
    // Comes exactly once, also where the caller has gone. Streams that answer listen as well, and Node warns from ten on.
    reply.raw.setMaxListeners(20).once("close", () => {
      inFlight -= 1;
      metrics.inFlight(-1);
    });
    done();
  });
}
