import type { ChildCaseRisk, ChildCaseStatus, ChildCaseWorkflowState } from "./case.enums";

type Status = `${ChildCaseStatus}`;
type Workflow = `${ChildCaseWorkflowState}`;
type Risk = `${ChildCaseRisk}`;

/** Which status may follow which. */
export const CHILD_CASE_STATES: Record<Status, readonly Status[]> = {
  IDENTIFIED: ["OPEN"],
  OPEN: ["CLOSED", "TRANSFERRED"],
  CLOSED: ["OPEN"],
  TRANSFERRED: [],
};

/** Which step of the work may follow which. Any of them may end early: a child comes of age, moves away or dies. */
export const CHILD_CASE_WORKFLOW: Record<Workflow, readonly Workflow[]> = {
  NEW: ["ASSESSMENT", "CLOSED"],
  ASSESSMENT: ["CASE_PLAN", "CLOSED"],
  CASE_PLAN: ["SERVICE_PROVISION", "CLOSED"],
  SERVICE_PROVISION: ["SERVICES_IMPLEMENTED", "CLOSED"],
  SERVICES_IMPLEMENTED: ["CLOSED"],
  CLOSED: ["REOPENED"],
  REOPENED: ["ASSESSMENT", "CASE_PLAN", "CLOSED"],
};

/** Hours from identification to the assessment. Source: the child-protection case management procedures in domain.md. */
export const ASSESSMENT_HOURS: Record<Risk, number> = { HIGH: 24, MEDIUM: 3 * 24, LOW: 7 * 24 };

/** What a list by risk is sorted by: the smaller, the more urgent. */
export const RISK_RANKS: Record<Risk, number> = { HIGH: 1, MEDIUM: 2, LOW: 3 };

/** Statuses in which an assessment is still ours to make. */
export const ASSESSABLE: readonly Status[] = ["IDENTIFIED", "OPEN"];

/** By when a child of this risk must have been assessed. */
export function assessmentDueAt(identifiedAt: Date, risk: Risk): Date {
  return new Date(identifiedAt.getTime() + ASSESSMENT_HOURS[risk] * 3_600_000);
}

/** Whether the assessment should have been made by `now` and was not. The filter of `childCases` asks the same in SQL. */
export function isAssessmentOverdue(
  { status, assessedAt, assessmentDueAt }: { status: Status; assessedAt: Date | null; assessmentDueAt: Date },
  now: Date,
): boolean {
  return ASSESSABLE.includes(status) && assessedAt === null && assessmentDueAt <= now;
}
