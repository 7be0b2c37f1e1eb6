// What an agency does by itself as time passes: nobody asks for it.
import { setTimeout as pause } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import type { Clock } from "#kit/clock";
import type { Log } from "#kit/log";

/** Does what is due at `now`, and may be done by several processes at once. */
export type Chore = (db: EntityManager, now: Date) => Promise<void>;

const EVERY_MS = 15_000;

/** Does the chore every quarter of a minute until it is stopped. */
export function startChore(db: EntityManager, chore: Chore, clock: Clock, log: Log): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await chore(db, clock.now()).catch((err: unknown) => {
        log.warn({ err }, "a chore was not done");
      });
      await pause(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
