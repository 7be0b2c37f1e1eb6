import { insertRows } from "#kit/insert";
import { caseOwnerOf, caseworkerOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { randomOf } from "#scenario/random";
import type { OperationFacts } from "#scenario/story";
import { DAY, endOf, hasCase, HOUR, notAfter, written, type ChildOfStory } from "../seed/desk";
import { ChildCase } from "./case.entity";
import {
  ChildCaseClosureReason,
  ChildCaseRisk,
  ChildCaseStatus,
  ChildCaseWorkflowState,
  ChildProtectionStatus,
} from "./case.enums";
import { ASSESSMENT_HOURS, assessmentDueAt, RISK_RANKS } from "./case.rules";
import { ChildCaseConcern } from "./concern.entity";

export const seedCases: Seed = async (tx, { operation, people }) => {
  const children = people.filter(hasCase);
  await insertRows(
    tx,
    ChildCase,
    children.map((person) => caseRow(person, operation)),
  );
  await insertRows(tx, ChildCaseConcern, children.flatMap(concernRows));
};

function caseRow(person: ChildOfStory, operation: OperationFacts): Partial<ChildCase> {
  const { id, openedAt, closedAt, risk, status, protection } = person.child;
  const assessedAt = assessedAtOf(person, operation);
  const user = caseworkerOf(person.child, operation);
  return {
    ...written({ id, at: openedAt, agency: "UNICEF", user }, operation),
    personId: person.id,
    status: ChildCaseStatus[status],
    workflowState: workflowOf(person, assessedAt, operation),
    protectionStatus: ChildProtectionStatus[protection],
    risk: ChildCaseRisk[risk],
    riskRank: RISK_RANKS[risk],
    owningAgency: caseOwnerOf(person.child, operation),
    caseworker: status === "IDENTIFIED" ? null : user,
    openedAt,
    assessmentDueAt: assessmentDueAt(openedAt, risk),
    assessedAt,
    closedAt,
    closureReason: closedAt === null ? null : ChildCaseClosureReason.RETURNED,
  };
}

/** Most assessments are made in time; some are late, and some of those are still to be made when the story ends. */
export function assessedAtOf(person: ChildOfStory, operation: OperationFacts): Date | null {
  const { id, openedAt, risk, status } = person.child;
  if (status === "IDENTIFIED") return null;
  const hours = ASSESSMENT_HOURS[risk] * (0.15 + randomOf(`assessment ${id}`).next());
  const at = new Date(openedAt.getTime() + hours * HOUR);
  if (status === "OPEN") return at <= operation.asOf ? at : null;
  return notAfter(new Date(endOf(person, operation).getTime() - 2 * HOUR), at.getTime());
}

function workflowOf(
  { child: { status } }: ChildOfStory,
  assessedAt: Date | null,
  { asOf }: OperationFacts,
): ChildCaseWorkflowState {
  if (status === "IDENTIFIED") return ChildCaseWorkflowState.NEW;
  if (status === "CLOSED") return ChildCaseWorkflowState.CLOSED;
  if (assessedAt === null) return ChildCaseWorkflowState.ASSESSMENT;
  const days = (asOf.getTime() - assessedAt.getTime()) / DAY;
  if (days < 2) return ChildCaseWorkflowState.CASE_PLAN;
  return days < 12 ? ChildCaseWorkflowState.SERVICE_PROVISION : ChildCaseWorkflowState.SERVICES_IMPLEMENTED;
}

const OTHER_CONCERNS = [
  "PSYCHOSOCIAL_DISTRESS",
  "CHILD_LABOUR",
  "OUT_OF_SCHOOL",
  "NO_CIVIL_DOCUMENTS",
  "STREET_SITUATION",
  "DEPRIVED_OF_LIBERTY",
  "NEGLECT",
];

function concernRows({ child }: ChildOfStory): Partial<ChildCaseConcern>[] {
  const { chance, pick } = randomOf(`concerns ${child.id}`);
  const concerns = new Set(["FAMILY_SEPARATION", pick(OTHER_CONCERNS)]);
  if (chance(0.5)) concerns.add(pick(OTHER_CONCERNS));
  if (child.risk === "HIGH") concerns.add("DANGER_OR_INJURY");
  return [...concerns].map((concern) => ({ childCaseId: child.id, concern, code: concern }));
}
