import type { EntityManager } from "typeorm";
import { dayOf } from "#kit/days";
import { Operation } from "../operation/operation.entity";

/** The day on which an instant falls in this operation, within an act. */
export async function dayIn(tx: EntityManager, operationCode: string, instant: Date): Promise<string> {
  const { timeZone } = await tx.findOneByOrFail(Operation, { code: operationCode });
  return dayOf(instant, timeZone);
}
