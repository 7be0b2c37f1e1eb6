import type { ReferralStatus } from "../referral/referral.enums";

type Status = `${ReferralStatus}`;

/** Which status of a transfer may follow which. The case changes hands on ACCEPTED and at no other moment. */
export const CASE_TRANSFER_STATES: Record<Status, readonly Status[]> = {
  IN_PROGRESS: ["ACCEPTED", "REJECTED", "REVOKED"],
  ACCEPTED: ["DONE", "REVOKED"],
  REJECTED: [],
  REVOKED: [],
  DONE: [],
};
