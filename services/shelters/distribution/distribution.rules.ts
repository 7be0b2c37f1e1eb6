import { daysBetween } from "#kit/days";
import type { DistributionKind } from "./distribution.enums";

/** What one person may be given of a kind, so that nobody draws a double ration. */
export interface DistributionLimit {
  /** Days from one distribution to the next, counted in the operation's time zone. */
  minimumIntervalDays: number;
  /** How many of the kind in one day. */
  dailyMaximum: number;
}

/** Our own defaults, to be agreed by the partners of each operation. */
export const DISTRIBUTION_LIMITS: Record<`${DistributionKind}`, DistributionLimit> = {
  FOOD_RATION: { minimumIntervalDays: 2, dailyMaximum: 1 },
  NFI_KIT: { minimumIntervalDays: 90, dailyMaximum: 1 },
  HYGIENE_KIT: { minimumIntervalDays: 30, dailyMaximum: 1 },
  CASH: { minimumIntervalDays: 30, dailyMaximum: 1 },
};

/**
 * The first day on which somebody who was given the kind on `days` may be given it, where that is not `today`; null where
 * it is. Days after today count too: what is sent late must not be a second ration.
 */
export function nextDayOf(kind: `${DistributionKind}`, days: readonly string[], today: string): string | null {
  const { minimumIntervalDays } = DISTRIBUTION_LIMITS[kind];
  const tooNear = days.filter((day) => Math.abs(daysBetween(day, today)) < minimumIntervalDays);
  const last = tooNear.sort().at(-1);
  if (last === undefined) return null;
  return new Date(Date.parse(last) + minimumIntervalDays * 86_400_000).toISOString().slice(0, 10);
}
