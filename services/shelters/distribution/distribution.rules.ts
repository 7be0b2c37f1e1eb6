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
