import { registerEnumType } from "type-graphql";

export enum ReferralStatus {
  IN_PROGRESS = "IN_PROGRESS",
  ACCEPTED = "ACCEPTED",
  REJECTED = "REJECTED",
  REVOKED = "REVOKED",
  DONE = "DONE",
}
registerEnumType(ReferralStatus, {
  name: "ReferralStatus",
  description: "Where a referral or a transfer stands. It is live while it is IN_PROGRESS or ACCEPTED.",
  valuesConfig: {
    IN_PROGRESS: { description: "Sent; the recipient has not answered." },
    ACCEPTED: { description: "The recipient took it on." },
    REJECTED: { description: "The recipient cannot take it on; `rejectionReason` says why." },
    REVOKED: { description: "Taken back by the sender, or because the consent it rested on was withdrawn." },
    DONE: { description: "The service was provided." },
  },
});

export enum ReferralService {
  HEALTH_CARE = "HEALTH_CARE",
  PSYCHOSOCIAL_SUPPORT = "PSYCHOSOCIAL_SUPPORT",
  FAMILY_TRACING = "FAMILY_TRACING",
  ALTERNATIVE_CARE = "ALTERNATIVE_CARE",
  EDUCATION = "EDUCATION",
  LEGAL_AID = "LEGAL_AID",
  INTERNATIONAL_PROTECTION = "INTERNATIONAL_PROTECTION",
  CIVIL_DOCUMENTS = "CIVIL_DOCUMENTS",
}
registerEnumType(ReferralService, {
  name: "ReferralService",
  description: "What a person is referred for.",
  valuesConfig: {
    HEALTH_CARE: { description: "Medical care." },
    PSYCHOSOCIAL_SUPPORT: { description: "Mental health and psychosocial support." },
    FAMILY_TRACING: { description: "The search for the family." },
    ALTERNATIVE_CARE: { description: "A foster family or a centre." },
    EDUCATION: { description: "School or training." },
    LEGAL_AID: { description: "Help of a lawyer." },
    INTERNATIONAL_PROTECTION: { description: "Asylum, or another protection from being sent back." },
    CIVIL_DOCUMENTS: { description: "A birth certificate or another paper." },
  },
});

export enum CasePart {
  IDENTITY = "IDENTITY",
  CONTACT = "CONTACT",
  FAMILY = "FAMILY",
  CARE_ARRANGEMENT = "CARE_ARRANGEMENT",
  PROTECTION_CONCERNS = "PROTECTION_CONCERNS",
  BEST_INTERESTS = "BEST_INTERESTS",
  TRACING = "TRACING",
}
registerEnumType(CasePart, {
  name: "CasePart",
  description: "A part of a file that is shared, or is not.",
  valuesConfig: {
    IDENTITY: { description: "Name, sex, date of birth, nationality." },
    CONTACT: { description: "Where and how the person is reached." },
    FAMILY: { description: "Household and relatives." },
    CARE_ARRANGEMENT: { description: "In whose care the child lives." },
    PROTECTION_CONCERNS: { description: "What the child must be protected from." },
    BEST_INTERESTS: { description: "Best-interests procedures and the child's wishes." },
    TRACING: { description: "The search for the family." },
  },
});
