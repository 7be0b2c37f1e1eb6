import { In, type EntityManager } from "typeorm";
import { insertRows } from "#kit/insert";
import { assertNotErased } from "#kit/retention/erasure.entity";
import type { Stamp } from "#kit/written";
import { PlacementRequest } from "../placement/placement.entity";
import { ShelterStay } from "../stay/stay.entity";
import { ShelterStayStatus, StayEndReason } from "../stay/stay.enums";
import { isOutcome } from "../stay/stay.letters";
import { Guest } from "./guest.entity";
import { placementRow } from "../placement/placement.rows";

export type Wish = Pick<Guest, "personId" | "householdId" | "housedAs"> & { waitingSince: Date };

/** Writes down how people are to be housed, and that those wait who sleep nowhere. What was told last holds. */
export async function expectGuests(
  tx: EntityManager,
  operationCode: string,
  wishes: readonly Wish[],
  stamp: Stamp,
): Promise<void> {
  const ids = wishes.map(({ personId }) => personId);
  await assertNotErased(tx, ids);
  const known = new Map((await tx.findBy(Guest, { personId: In(ids) })).map((guest) => [guest.personId, guest]));
  const guests = wishes.map(({ personId, householdId, housedAs }) => ({
    ...{ personId, operationCode, householdId, housedAs, toldAt: stamp.recordedAt },
  }));
  await insertRows(
    tx,
    Guest,
    guests.filter(({ personId }) => !known.has(personId)),
  );
  for (const { personId, ...facts } of guests) {
    const before = known.get(personId);
    const isOld = before?.householdId === facts.householdId && before.housedAs === facts.housedAs;
    if (before && !isOld) await tx.update(Guest, { personId }, facts);
  }
  const settled = await settledOf(tx, wishes);
  const waiting = wishes.filter(({ personId }) => !settled.has(personId));
  await insertRows(
    tx,
    PlacementRequest,
    waiting.map(({ personId, waitingSince }) =>
      placementRow(personId, operationCode, { ...stamp, occurredAt: waitingSince }),
    ),
  );
}

/** Those who sleep somewhere, went on a journey from where they slept, or left after they came to need a bed. */
async function settledOf(tx: EntityManager, wishes: readonly Wish[]): Promise<Set<string>> {
  const since = new Map(wishes.map(({ personId, waitingSince }) => [personId, waitingSince]));
  const stays = await tx.find(ShelterStay, {
    select: { id: true, personId: true, status: true, endReason: true, checkedOutAt: true },
    where: { personId: In([...since.keys()]) },
  });
  const isSettled = ({ personId, status, endReason, checkedOutAt }: ShelterStay): boolean => {
    if (status === ShelterStayStatus.CHECKED_IN || endReason === StayEndReason.JOURNEY) return true;
    const needed = since.get(personId);
    return isOutcome(endReason) && checkedOutAt !== null && needed !== undefined && checkedOutAt >= needed;
  };
  return new Set(stays.filter(isSettled).map(({ personId }) => personId));
}
