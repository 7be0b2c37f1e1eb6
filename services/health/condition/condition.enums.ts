import { registerEnumType } from "type-graphql";

export enum ConditionClinicalStatus {
  ACTIVE = "ACTIVE",
  RECURRENCE = "RECURRENCE",
  RELAPSE = "RELAPSE",
  INACTIVE = "INACTIVE",
  REMISSION = "REMISSION",
  RESOLVED = "RESOLVED",
}
registerEnumType(ConditionClinicalStatus, {
  name: "ConditionClinicalStatus",
  description: "Where a condition stands. Source: HL7 FHIR R4, condition-clinical.",
  valuesConfig: {
    ACTIVE: { description: "The person has it now." },
    RECURRENCE: { description: "It was resolved and has come back." },
    RELAPSE: { description: "It had got better, and is worse again." },
    INACTIVE: { description: "The person has no signs of it now; it may come back." },
    REMISSION: { description: "No signs of it now, under treatment or after it." },
    RESOLVED: { description: "It is over and not expected back." },
  },
});
