// Who cares for whom, and what follows when nobody does.
import { randomUUID } from "node:crypto";
import { In, IsNull, type EntityManager } from "typeorm";
import { ageOn } from "#kit/days";
import { takeStep } from "#kit/states";
import type { Stamp } from "#kit/written";
import type { Here } from "../operation/here.loaders";
import { Person } from "../person/person.entity";
import { keepStep } from "../protection/case/case-move.writes";
import { ChildCaseStepKind } from "../protection/case/case-step.enums";
import { ChildCase } from "../protection/case/case.entity";
import { ChildCaseStatus, ChildCaseWorkflowState } from "../protection/case/case.enums";
import { CHILD_CASE_STATES } from "../protection/case/case.rules";
import { tellWhoWorks } from "../protection/case/case.ties";
import { identifyCases } from "../protection/case/identify.writes";
import { isMinorOn } from "../registration/registration.rows";
import { Relationship } from "./relationship.entity";

const LOST = "No caregiver is with the child any more.";

/**
 * Sees to it that each of these people who is a minor, is here and has no adult to care for them has a case: a new one, or
 * the one that was closed. Others are left alone.
 */
export async function protectAlone(
  tx: EntityManager,
  ids: readonly string[],
  { operation, today }: Here,
  stamp: Stamp,
): Promise<void> {
  const alone = await aloneAmong(tx, ids, today);
  if (alone.length === 0) return;
  const cases = await tx.findBy(ChildCase, { personId: In(alone.map(({ id }) => id)) });
  for (const childCase of cases) await reopen(tx, childCase, stamp);
  const hasCase = new Set(cases.map(({ personId }) => personId));
  const grown = await householdsWithAdults(tx, alone, today);
  const children = alone
    .filter(({ id }) => !hasCase.has(id))
    .map(({ id, bornOn, householdId }) => ({
      ...{ personId: id, operationCode: operation.code, ageYears: ageOn(today, bornOn) },
      isWithAdults: householdId !== null && grown.has(householdId),
    }));
  await identifyCases(tx, children, stamp);
}

async function aloneAmong(tx: EntityManager, ids: readonly string[], today: string): Promise<Person[]> {
  const here = { mergedIntoId: IsNull(), outcome: IsNull() };
  const people = ids.length > 0 ? await tx.findBy(Person, { id: In([...ids]), ...here }) : [];
  const minors = people.filter((person) => isMinorOn(today, person));
  if (minors.length === 0) return [];
  const care = await tx.findBy(Relationship, { otherId: In(minors.map(({ id }) => id)), isCaregiver: true });
  const caring = care.length > 0 ? await tx.findBy(Person, { id: In(care.map((one) => one.personId)), ...here }) : [];
  const adults = new Set(caring.filter((person) => !isMinorOn(today, person)).map(({ id }) => id));
  const cared = new Set(care.filter((one) => adults.has(one.personId)).map(({ otherId }) => otherId));
  return minors.filter(({ id }) => !cared.has(id));
}

async function householdsWithAdults(
  tx: EntityManager,
  children: readonly Person[],
  today: string,
): Promise<Set<string | null>> {
  const ids = children.flatMap(({ householdId }) => householdId ?? []);
  const members = await tx.findBy(Person, { householdId: In(ids), mergedIntoId: IsNull(), outcome: IsNull() });
  return new Set(members.filter((member) => !isMinorOn(today, member)).map(({ householdId }) => householdId));
}

/** One that another agency has, or that is at work, stays as it is. */
export async function reopen(
  tx: EntityManager,
  childCase: ChildCase,
  stamp: Stamp,
  note: string = LOST,
): Promise<void> {
  if (childCase.status !== ChildCaseStatus.CLOSED) return;
  const { id, caseworker } = childCase;
  const set = { workflowState: ChildCaseWorkflowState.REOPENED, closedAt: null, closureReason: null };
  await takeStep(tx, ChildCase, CHILD_CASE_STATES, { id, to: ChildCaseStatus.OPEN, from: ["CLOSED"], set });
  const step = { id: randomUUID(), stamp, kind: ChildCaseStepKind.REOPENED, caseworker, note };
  await keepStep(tx, childCase, step);
  await tellWhoWorks(tx, childCase, { before: null, after: childCase }, stamp.recordedAt);
}

/** The people for whom somebody cares. */
export async function caredForBy(tx: EntityManager, personId: string): Promise<string[]> {
  const care = await tx.findBy(Relationship, { personId, isCaregiver: true });
  return care.map(({ otherId }) => otherId);
}

/** Whoever is here no more cares for nobody; they stay the mother, uncle, … Answers who is without them now. */
export async function endCareBy(tx: EntityManager, personId: string): Promise<string[]> {
  const children = await caredForBy(tx, personId);
  if (children.length > 0) await tx.update(Relationship, { personId, isCaregiver: true }, { isCaregiver: false });
  return children;
}
