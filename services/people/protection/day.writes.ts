// Days of an operation, within an act.
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import type { Here } from "../operation/here.loaders";
import { Operation } from "../operation/operation.entity";

/** The operation, and the day that it is there now. */
export async function hereIn(tx: EntityManager, { clock }: Pick<Context, "clock">, code: string): Promise<Here> {
  const operation = await tx.findOneByOrFail(Operation, { code });
  return { operation, today: dayOf(clock.now(), operation.timeZone) };
}

/** The day on which an instant falls there. */
export async function dayIn(tx: EntityManager, code: string, instant: Date): Promise<string> {
  const { timeZone } = await tx.findOneByOrFail(Operation, { code });
  return dayOf(instant, timeZone);
}
