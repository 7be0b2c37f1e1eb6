import type { HealthReferralStatus } from "./referral.enums";

type Status = `${HealthReferralStatus}`;

/** Which state may follow which, of those of a FHIR R4 Task that we use. */
export const REFERRAL_STATES: Record<Status, readonly Status[]> = {
  REQUESTED: ["ACCEPTED", "REJECTED", "CANCELLED"],
  ACCEPTED: ["IN_PROGRESS", "CANCELLED"],
  REJECTED: [],
  IN_PROGRESS: ["COMPLETED", "CANCELLED"],
  COMPLETED: [],
  CANCELLED: [],
};
