// Who answers for a child stands in the relationships too, which those who register people and board them read.
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { insertRows } from "#kit/insert";
import type { Stamp } from "#kit/written";
import type { CarePlacement } from "./care.entity";
import { Relationship } from "../../relationship/relationship.entity";
import { RelationshipKind } from "../../relationship/relationship.enums";

interface Pair {
  caregiverId: string;
  childId: string;
}

/** Notes that one person is the other's caregiver; `kind` is what they are where nobody has said that yet. */
export async function beginCaregiving(
  tx: EntityManager,
  { caregiverId: personId, childId: otherId }: Pair,
  { operationCode, kind, stamp }: { operationCode: string; kind: `${RelationshipKind}`; stamp: Stamp },
): Promise<void> {
  const known = await tx.findOne(Relationship, {
    where: { personId, otherId },
    order: { isCaregiver: "DESC", occurredAt: "DESC" },
  });
  if (known?.isCaregiver) return;
  if (known) {
    await tx.update(Relationship, { id: known.id }, { isCaregiver: true, version: known.version + 1 });
    return;
  }
  const pair = { personId, otherId, kind: RelationshipKind[kind], isCaregiver: true };
  await insertRows(tx, Relationship, [{ id: randomUUID(), operationCode, ...stamp, ...pair }]);
}

/** Notes that whoever cared, if anybody registered did, is the child's caregiver no more; what else they are to each other stays. */
export async function endCaregiving(
  tx: EntityManager,
  placement: Pick<CarePlacement, "caregiverId"> | null,
  childId: string,
): Promise<void> {
  if (!placement?.caregiverId) return;
  const { caregiverId } = placement;
  await tx
    .createQueryBuilder()
    .update(Relationship)
    .set({ isCaregiver: false, version: () => "version + 1" })
    .where("personId = :caregiverId AND otherId = :childId AND isCaregiver = :is", { caregiverId, childId, is: true })
    .execute();
}
