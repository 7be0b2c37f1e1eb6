import { HubError } from "#kit/errors";
import type { DataCategory } from "../consent/consent.enums";
import type { ReferralStatus } from "../referral/referral.enums";

type Status = `${ReferralStatus}`;

/**
 * Which status of a transfer may follow which. The case changes hands on ACCEPTED and at no other moment, but for a
 * transfer that is revoked after that: then it goes back. DONE is the new owner's word that there is no going back.
 */
export const CASE_TRANSFER_STATES: Record<Status, readonly Status[]> = {
  IN_PROGRESS: ["ACCEPTED", "REJECTED", "REVOKED"],
  ACCEPTED: ["DONE", "REVOKED"],
  REJECTED: [],
  REVOKED: [],
  DONE: [],
};

/** What the new owner of a case reads, in the words of consents and agreements. */
export const CATEGORIES_OF_CASE: readonly `${DataCategory}`[] = ["IDENTITY", "FAMILY", "CHILD_PROTECTION"];

/** Throws FORBIDDEN unless the viewer's agency is this side of the transfer: who hands over, or who is to have it. */
export function assertSide(
  transfer: { fromAgency: string; toAgency: string },
  side: "fromAgency" | "toAgency",
  { agency }: { agency: string },
): void {
  if (transfer[side] === agency) return;
  const whose = side === "toAgency" ? "the agency that is to have the case" : "the agency that hands it over";
  throw new HubError("FORBIDDEN", `input.transferId: this is for ${whose}.`);
}
