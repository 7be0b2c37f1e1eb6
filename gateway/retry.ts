// A question is asked again where the agency did not hear it, as while it restarts.
import { setTimeout as pause } from "node:timers/promises";

const MOST_TRIES = 3;
const PAUSE_MS = 30;

/**
 * Tries again after a pause that grows and is never the same, while `isWorthIt` says so of the error and the next try
 * would begin before `until` (of `performance.now()`). Throws the last error. For what may be done twice only.
 */
export async function retried<T>(
  attempt: () => Promise<T>,
  isWorthIt: (error: unknown) => boolean,
  until: number,
  again: () => void,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const wait = PAUSE_MS * 2 ** tries * Math.random();
      if (tries >= MOST_TRIES || !isWorthIt(error) || performance.now() + wait >= until) throw error;
      await pause(wait);
      again();
    }
  }
}
