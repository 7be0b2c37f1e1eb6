// How often somebody may do a thing: so many times at once, and from then on as many in a minute.
import { HubError } from "#kit/errors";

/** Whoever has not been here for longest is forgotten first. */
const MAX_KEYS = 20_000;
const MINUTE_MS = 60_000;

/** Counts `times` more for `key`. Throws RATE_LIMITED, with the seconds to wait, and then counts nothing. */
export type Rate = (key: string, times?: number) => void;

/** Kept in this process: each gateway counts for itself. `perMinute` 0 means that there is no limit. */
export function rateOf(perMinute: number, what: string, now: () => number = () => performance.now()): Rate {
  if (perMinute === 0) return () => undefined;
  const apart = MINUTE_MS / perMinute;
  /** When each key will have used nothing again. In order of use. */
  const restedAt = new Map<string, number>();
  return (key, times = 1) => {
    const at = now();
    const rested = Math.max(at, restedAt.get(key) ?? at) + times * apart;
    // Half a step of grace, since steps are fractions that do not quite add up to a minute.
    const late = rested - at - MINUTE_MS - apart / 2;
    if (late > 0) throw limited(perMinute, what, late + apart / 2);
    restedAt.delete(key);
    restedAt.set(key, rested);
    if (restedAt.size > MAX_KEYS) forgetOldest(restedAt);
  };
}

function forgetOldest(keys: Map<string, number>): void {
  for (const oldest of keys.keys()) {
    keys.delete(oldest);
    return;
  }
}

function limited(perMinute: number, what: string, waitMs: number): HubError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  const message = `More than ${String(perMinute)} ${what} in a minute: wait ${String(retryAfterSeconds)} s.`;
  return new HubError("RATE_LIMITED", message, { retryAfterSeconds });
}
