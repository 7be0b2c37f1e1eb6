/** Whose "now" everything is judged by. Tokens alone always use real time. */
export interface Clock {
  now(): Date;
}

/** As of when the figures of the demonstration's two operations are told (`scenario/story.ts`). */
export const DEMONSTRATION_START = "2018-04-30T18:00:00.000Z";

export const realClock: Clock = { now: () => new Date() };

/** A clock that shows `start` now and ticks on from there. */
function clockFrom(start: string | Date): Clock {
  const offset = new Date(start).getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}

/** A clock that stands still, for tests. */
export function clockAt(instant: string | Date): Clock {
  return { now: () => new Date(instant) };
}

/** Real in production; elsewhere the demonstration's, unless `CLOCK` says otherwise. */
export function clockOf({ NODE_ENV, CLOCK }: { NODE_ENV: string; CLOCK?: string | undefined }): Clock {
  if (CLOCK === "real" || (NODE_ENV === "production" && !CLOCK)) return realClock;
  return clockFrom(CLOCK ?? DEMONSTRATION_START);
}
