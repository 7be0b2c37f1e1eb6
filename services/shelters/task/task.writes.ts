import { randomUUID } from "node:crypto";
import { IsNull, type EntityManager } from "typeorm";
import { insertRows } from "#kit/insert";
import type { Stamp } from "#kit/written";
import type { Shelter } from "../shelter/shelter.entity";
import { ShelterStay } from "../stay/stay.entity";
import { ShelterTask } from "./task.entity";
import { ShelterTaskKind } from "./task.enums";

/** Somebody was taken in for whom there was no room: it is kept, and somebody must find one. */
export async function openOverflow(tx: EntityManager, stayId: string, shelter: Shelter, stamp: Stamp): Promise<void> {
  await tx.update(ShelterStay, { id: stayId }, { isOverflow: true });
  const { id: shelterId, operationCode } = shelter;
  const task = { id: randomUUID(), operationCode, ...stamp, shelterId, stayId };
  await insertRows(tx, ShelterTask, [{ ...task, kind: ShelterTaskKind.OVERFLOW, doneAt: null }]);
}

/** With the stay, what was to be done about it is over. */
export async function closeTasksOf(tx: EntityManager, stayId: string, doneAt: Date): Promise<void> {
  await tx.update(ShelterTask, { stayId, doneAt: IsNull() }, { doneAt });
}
