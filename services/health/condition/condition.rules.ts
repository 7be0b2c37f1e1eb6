import type { ConditionClinicalStatus } from "./condition.enums";

type Status = `${ConditionClinicalStatus}`;

/** Which state may follow which. FHIR R4 names the states and leaves their order to us. */
export const CONDITION_STATES: Record<Status, readonly Status[]> = {
  ACTIVE: ["INACTIVE", "REMISSION", "RESOLVED"],
  RECURRENCE: ["INACTIVE", "REMISSION", "RESOLVED"],
  RELAPSE: ["INACTIVE", "REMISSION", "RESOLVED"],
  INACTIVE: ["RECURRENCE", "RELAPSE", "RESOLVED"],
  REMISSION: ["RELAPSE", "RESOLVED"],
  RESOLVED: ["RECURRENCE"],
};

/** Whether the person has it now. */
export const isPresent = ({ clinicalStatus }: { clinicalStatus: Status }): boolean =>
  ["ACTIVE", "RECURRENCE", "RELAPSE"].includes(clinicalStatus);
