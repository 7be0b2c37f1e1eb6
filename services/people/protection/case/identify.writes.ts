// A child without a caregiver has a case from the moment in which that is known.
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { insertRows } from "#kit/insert";
import { partsOf, post } from "#kit/outbox/post";
import type { Stamp } from "#kit/written";
import { ChildCase } from "./case.entity";
import { ChildCaseRisk, ChildCaseStatus, ChildCaseWorkflowState, ChildProtectionStatus } from "./case.enums";
import { assessmentDueAt, RISK_RANKS } from "./case.rules";

/** Child protection is UNICEF's until it gives a case to somebody else. */
const OWNER = "UNICEF";
/** A younger child on its own is in more danger: our choice, until somebody has assessed it. */
const HIGH_RISK_BELOW = 12;

export interface ChildAlone {
  personId: string;
  operationCode: string;
  ageYears: number;
  /** Whether a grown member of the household is with the child. */
  isWithAdults: boolean;
}

/** Opens a case for each of these children that has none, and tells the agencies whose work depends on whose case it is. */
export async function identifyCases(tx: EntityManager, children: readonly ChildAlone[], stamp: Stamp): Promise<void> {
  if (children.length === 0) return;
  await insertRows(
    tx,
    ChildCase,
    children.map(({ personId, operationCode, ageYears, isWithAdults }) => {
      const risk = ageYears < HIGH_RISK_BELOW ? ChildCaseRisk.HIGH : ChildCaseRisk.MEDIUM;
      return {
        ...{ id: randomUUID(), personId, operationCode, ...stamp },
        ...{ status: ChildCaseStatus.IDENTIFIED, workflowState: ChildCaseWorkflowState.NEW },
        protectionStatus: isWithAdults ? ChildProtectionStatus.SEPARATED : ChildProtectionStatus.UNACCOMPANIED,
        ...{ risk, riskRank: RISK_RANKS[risk], owningAgency: OWNER, caseworker: null },
        ...{ openedAt: stamp.occurredAt, assessmentDueAt: assessmentDueAt(stamp.occurredAt, risk), assessedAt: null },
        ...{ closedAt: null, closureReason: null },
      };
    }),
  );
  const ties = children.map(({ personId, operationCode }) => ({
    ...{ personId, kind: "CASE_AGENCY", holder: OWNER, operation: operationCode, beganAt: stamp.occurredAt },
  }));
  await post(
    tx,
    partsOf(ties).flatMap((part) =>
      ["ties-at-shelters", "ties-at-transport"].map((kind) => ({
        ...{ id: randomUUID(), kind, about: part[0]?.personId ?? "", payload: { ties: part } },
      })),
    ),
  );
}
