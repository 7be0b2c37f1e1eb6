import { registerEnumType } from "type-graphql";

export enum HealthReferralStatus {
  REQUESTED = "REQUESTED",
  ACCEPTED = "ACCEPTED",
  REJECTED = "REJECTED",
  IN_PROGRESS = "IN_PROGRESS",
  COMPLETED = "COMPLETED",
  CANCELLED = "CANCELLED",
}
registerEnumType(HealthReferralStatus, {
  name: "HealthReferralStatus",
  description: "Where a health referral stands. Source: HL7 FHIR R4, task-status.",
  valuesConfig: {
    REQUESTED: { description: "Asked of the other facility; no answer yet." },
    ACCEPTED: { description: "The other facility will take the person." },
    REJECTED: { description: "The other facility will not." },
    IN_PROGRESS: { description: "The person is in its care." },
    COMPLETED: { description: "The person was treated and is back, or went on." },
    CANCELLED: { description: "Withdrawn by those who asked." },
  },
});
