import { HubError } from "#kit/errors";
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

/** Throws FORBIDDEN unless the referral asks the viewer's agency. */
export function assertRecipient(
  { recipientAgency }: { recipientAgency: string },
  { agency }: { agency: string },
): void {
  if (recipientAgency !== agency) throw new HubError("FORBIDDEN", "input.referralId: its recipient answers it.");
}

/** Throws STATE_INVALID where a referral without consent still waits for the second person. */
export function assertSent(referral: {
  status: Status;
  consentId: string | null;
  overrideApprovedBy: string | null;
}): void {
  if (referral.consentId !== null || referral.overrideApprovedBy !== null) return;
  throw new HubError("STATE_INVALID", "A second person is yet to approve it.", { state: referral.status });
}

/** Whether the viewer is shown what the sender wrote of it for its own file: all but the recipient. */
export const isForSender = (
  { recipientAgency, recordedByAgency }: { recipientAgency: string; recordedByAgency: string },
  { agency }: { agency: string },
): boolean => recipientAgency !== agency || recordedByAgency === agency;
