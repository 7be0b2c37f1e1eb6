import { In, IsNull, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { insertNew } from "#kit/insert";
import type { Here } from "../operation/here.loaders";
import type { Person } from "../person/person.entity";
import { takePeople } from "../person/take.writes";
import { assertNotBefore } from "../protection/order.rules";
import { askForPlaces } from "../registration/registration.places";
import { isMinorOn } from "../registration/registration.rows";
import { protectAlone } from "./care.writes";
import { Relationship } from "./relationship.entity";
import type { EndRelationshipInput, LinkRelativesInput } from "./relationship.inputs";

/** Our choice: more relatives of one person than this are a mistake. */
const MOST_RELATIVES = 100;
/** Care goes from generation to generation: a longer line is a circle, or is treated as one. */
const LONGEST_LINE = 20;

/**
 * Links two people, the first of whom is the mother, uncle, … of the second, and answers the id of the relationship. Throws
 * INPUT_INVALID for a caregiver who is a minor, who would be cared for by whom they care for, or for too many relatives;
 * NOT_FOUND, ID_TAKEN, TIME_INVALID.
 */
export async function linkRelatives(
  tx: EntityManager,
  { id, kind, isCaregiver, occurredAt }: LinkRelativesInput,
  [personId, otherId]: readonly [string, string],
  ctx: Context,
  here: Here,
): Promise<string> {
  const stamp = writtenBy(ctx, occurredAt);
  const [person, other] = (await takePeople(tx, [personId, otherId])) as [Person, Person];
  if (isCaregiver) await assertMayCare(tx, person, otherId, here);
  const known = await tx.findOneBy(Relationship, { personId, otherId, kind, endedAt: IsNull() });
  if (!known) {
    await assertFew(tx, [personId, otherId]);
    const row = { personId, otherId, kind, isCaregiver, endedAt: null };
    await insertNew(tx, Relationship, { id, operationCode: person.operationCode, ...stamp, ...row });
    if (isCaregiver) await careChanged(tx, other, ctx, here);
    return id;
  }
  if (known.isCaregiver !== isCaregiver) {
    await tx.update(Relationship, { id: known.id }, { isCaregiver, version: known.version + 1 });
    await careChanged(tx, other, ctx, here);
  }
  return known.id;
}

async function assertMayCare(tx: EntityManager, person: Person, otherId: string, { today }: Here): Promise<void> {
  if (isMinorOn(today, person)) {
    throw new HubError("INPUT_INVALID", "input.personId: is a minor, who cares for nobody.");
  }
  if (await dependsOn(tx, person.id, otherId)) {
    throw new HubError("INPUT_INVALID", "input.personId: is in the care of the other.");
  }
}

/** Throws STATE_INVALID where it is over already, TIME_INVALID, NOT_FOUND. */
export async function endRelationship(
  tx: EntityManager,
  { id, personId, otherId, occurredAt, version }: Relationship,
  input: EndRelationshipInput,
  ctx: Context,
  here: Here,
): Promise<void> {
  const { occurredAt: endedAt } = writtenBy(ctx, input.occurredAt);
  assertNotBefore(endedAt, occurredAt, "it began");
  const [, other] = await takePeople(tx, [personId, otherId]);
  const live = await tx.findOneBy(Relationship, { id, endedAt: IsNull() });
  if (!live || !other) throw new HubError("STATE_INVALID", "It is over already.", { state: "ENDED" });
  await tx.update(Relationship, { id }, { endedAt, isCaregiver: false, version: version + 1 });
  if (live.isCaregiver) await careChanged(tx, other, ctx, here);
}

/** Where somebody is to sleep depends on who cares for them, and whether a minor needs a case. */
export async function careChanged(tx: EntityManager, person: Person, ctx: Context, here: Here): Promise<void> {
  await askForPlaces(tx, [person], here.operation, here.today, { areNew: false });
  await protectAlone(tx, [person.id], here, writtenBy(ctx));
}

/** Whether somebody is in the care of `caregiverId`, directly or by others. Care of adults goes in no circle either. */
export async function dependsOn(tx: EntityManager, personId: string, caregiverId: string): Promise<boolean> {
  const seen = new Set<string>();
  let line = [personId];
  for (let length = 0; line.length > 0; length++) {
    if (length === LONGEST_LINE || line.includes(caregiverId)) return true;
    line.forEach((id) => seen.add(id));
    const care = await tx.findBy(Relationship, { otherId: In(line), isCaregiver: true });
    line = [...new Set(care.map((one) => one.personId))].filter((id) => !seen.has(id));
  }
  return false;
}

async function assertFew(tx: EntityManager, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const count = await tx.countBy(Relationship, [
      { personId: id, endedAt: IsNull() },
      { otherId: id, endedAt: IsNull() },
    ]);
    if (count >= MOST_RELATIVES) throw new HubError("INPUT_INVALID", "input: more than 100 relatives of one person.");
  }
}
