// Who answers for a child stands in the relationships too, which those who register, shelter and board people go by.
import { randomUUID } from "node:crypto";
import { IsNull, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { insertRows } from "#kit/insert";
import type { Stamp } from "#kit/written";
import type { Person } from "../../person/person.entity";
import { takePerson } from "../../person/take.writes";
import { Relationship } from "../../relationship/relationship.entity";
import { RelationshipKind } from "../../relationship/relationship.enums";
import { careChanged } from "../../relationship/relationship.writes";
import { hereIn } from "../day.writes";
import type { CarePlacement } from "./care.entity";
import type { CareArrangement } from "./care.enums";
import { isFamilyCare, relationIn } from "./care.rules";

interface Begun {
  arrangement: `${CareArrangement}`;
  caregiver: Person | null;
  stamp: Stamp;
}

/**
 * The care of a child went over from one placement, if there was one, to another, if there is one. A former caregiver takes
 * the child nowhere any more; whoever of the family cares now does, and where the child sleeps goes by that.
 */
export async function changeCaregiver(
  tx: EntityManager,
  ctx: Context,
  childId: string,
  { from, to }: { from: Pick<CarePlacement, "caregiverId"> | null; to: Begun | null },
): Promise<void> {
  const former = from?.caregiverId ?? null;
  const next = ofFamily(to);
  if (former === null && next === null) return;
  const child = await takePerson(tx, childId);
  if (former !== null) await endCaregiving(tx, former, childId);
  if (to && next) await beginCaregiving(tx, next, child, to);
  await careChanged(tx, child, ctx, await hereIn(tx, ctx, child.operationCode));
}

const ofFamily = (begun: Begun | null): Person | null =>
  begun && isFamilyCare(begun.arrangement) ? begun.caregiver : null;

async function beginCaregiving(
  tx: EntityManager,
  { id: personId, sex }: Person,
  { id: otherId, operationCode }: Person,
  { arrangement, stamp }: Begun,
): Promise<void> {
  const known = await tx.findOne(Relationship, {
    where: { personId, otherId, endedAt: IsNull() },
    order: { isCaregiver: "DESC", occurredAt: "DESC" },
  });
  if (known?.isCaregiver) return;
  if (known) {
    await tx.update(Relationship, { id: known.id }, { isCaregiver: true, version: known.version + 1 });
    return;
  }
  const kind = RelationshipKind[relationIn(arrangement, sex)];
  const pair = { personId, otherId, kind, isCaregiver: true, endedAt: null };
  await insertRows(tx, Relationship, [{ id: randomUUID(), operationCode, ...stamp, ...pair }]);
}

/** What else they are to each other stays. */
async function endCaregiving(tx: EntityManager, caregiverId: string, childId: string): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(Relationship)
    .set({ isCaregiver: false, version: () => "version + 1" })
    .where("personId = :caregiverId AND otherId = :childId AND isCaregiver = :is", { caregiverId, childId, is: true })
    .execute();
}
