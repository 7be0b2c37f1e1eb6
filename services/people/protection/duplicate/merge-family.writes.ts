// The family of somebody who was registered twice: relatives, care, household.
import { IsNull, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { writtenBy } from "#kit/written";
import { Household } from "../../household/household.entity";
import { headOf } from "../../household/household.rules";
import { holdHousehold, memberOn, membersOf } from "../../household/household.writes";
import type { Here } from "../../operation/here.loaders";
import { Person } from "../../person/person.entity";
import { askForPlaces } from "../../registration/registration.places";
import { isMinorOn } from "../../registration/registration.rows";
import { caredForBy, endCareBy, protectAlone } from "../../relationship/care.writes";
import { Relationship } from "../../relationship/relationship.entity";
import { dependsOn } from "../../relationship/relationship.writes";

/** Relatives of the merged record are the kept one's: each once, and nobody is their own. */
export async function mergeRelatives(tx: EntityManager, keptId: string, mergedId: string): Promise<void> {
  const rows = await tx.findBy(Relationship, [{ personId: mergedId }, { otherId: mergedId }]);
  const nowOf = (id: string): string => (id === mergedId ? keptId : id);
  for (const { id, personId, otherId, kind, isCaregiver, endedAt } of rows) {
    const sides = { personId: nowOf(personId), otherId: nowOf(otherId) };
    const live = { ...sides, kind, endedAt: IsNull() };
    const twin = endedAt === null ? await tx.findOneBy(Relationship, live) : null;
    if (sides.personId !== sides.otherId && !twin) {
      await tx.update(Relationship, { id }, sides);
      continue;
    }
    if (twin && isCaregiver) await tx.update(Relationship, { id: twin.id }, { isCaregiver });
    await tx.delete(Relationship, { id });
  }
}

/**
 * Nobody is in the care of a minor, or of somebody who is in theirs, by two records becoming one; and whoever is without
 * a caregiver then has a case.
 */
export async function mendCare(tx: EntityManager, kept: Person, ctx: Context, here: Here): Promise<void> {
  const children = await caredForBy(tx, kept.id);
  if (isMinorOn(here.today, kept)) await endCareBy(tx, kept.id);
  else {
    for (const otherId of children) {
      if (!(await dependsOn(tx, kept.id, otherId))) continue;
      await tx.update(Relationship, { personId: kept.id, otherId, isCaregiver: true }, { isCaregiver: false });
    }
  }
  await protectAlone(tx, [kept.id, ...children], here, writtenBy(ctx));
}

/**
 * The merged record, marked as such, leaves its household: the kept one has it if it had none. Who is left alone in one is
 * in none. The shelters are told of everybody concerned.
 */
export async function mergeHouseholds(tx: EntityManager, kept: Person, merged: Person, here: Here): Promise<void> {
  const { householdId } = merged;
  if (householdId === null) return;
  await tx.update(Person, { id: merged.id }, { householdId: null });
  const own = kept.householdId ?? householdId;
  await tx.update(Person, { id: kept.id }, { householdId: own });
  const { headId } = await holdHousehold(tx, householdId);
  const members = await membersOf(tx, householdId);
  const isOver = own !== householdId && members.length === 1;
  if (isOver) await tx.update(Person, { householdId }, { householdId: null });
  const spoke = headId === merged.id ? heirOf(kept, here) : headId;
  const head = isOver ? null : headOf(members.map(memberOn(here.today)), spoke);
  await tx.update(Household, { id: householdId }, { headId: head });
  const behind = members.map(({ id }) => ({ id, householdId: isOver ? null : householdId }));
  await askForPlaces(tx, [{ id: kept.id, householdId: own }, ...behind], here.operation, here.today, { areNew: false });
}

/** Who spoke under the merged record's name goes on to, if grown. */
const heirOf = (kept: Person, { today }: Here): string | null => (isMinorOn(today, kept) ? null : kept.id);
