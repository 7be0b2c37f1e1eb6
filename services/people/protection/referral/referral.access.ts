// Who may read and write referrals. UNICEF states the children's part, IOM that of grown-ups.
import { RECORD, type AgencyAccess } from "#kit/access/policy";

const parties = ["iom-registrar", "unicef-caseworker", "clinician"] as const;

export const referralCategories: AgencyAccess["categories"] = {
  referral: {
    level: "L3",
    says: "That a person is referred to a service, and on what",
    read: parties,
    write: parties,
  },
  referralOfGrownUp: {
    level: "L3",
    says: "Referring somebody without a child case",
    read: ["iom-registrar"],
    write: ["iom-registrar"],
  },
};

export const referralTypes: AgencyAccess["types"] = {
  Mutation: {
    caseWork: "referChild approveReferralOverride",
    referralOfGrownUp: "referPerson",
    referral: "acceptReferral rejectReferral revokeReferral completeReferral",
  },
  ReferralPayload: { open: "referral" },
  Operation: { referral: "referralsReceived" },
  Referral: {
    referral: `${RECORD} status service recipientAgency sharedParts overrideReason overrideApprovedBy rejectionReason revocationReason changedAt person consent`,
  },
};
