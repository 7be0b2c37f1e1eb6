import type { ReferralStatus } from "./referral.enums";

type Status = `${ReferralStatus}`;

/** Which status of a referral may follow which. */
export const REFERRAL_STATES: Record<Status, readonly Status[]> = {
  IN_PROGRESS: ["ACCEPTED", "REJECTED", "REVOKED"],
  ACCEPTED: ["DONE", "REVOKED"],
  REJECTED: [],
  REVOKED: [],
  DONE: [],
};
