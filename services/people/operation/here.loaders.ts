import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { Operation } from "./operation.entity";
import { requireOperation } from "./operation.loaders";

/** An operation, and the day that it is there. */
export interface Here {
  operation: Operation;
  today: string;
}

/** Throws OPERATION_UNKNOWN. */
export async function hereOf(ctx: Context, code: string): Promise<Here> {
  const operation = await requireOperation(ctx, code);
  return { operation, today: dayOf(ctx.clock.now(), operation.timeZone) };
}

/** The same within a transaction. */
export async function hereIn(tx: EntityManager, { clock }: Pick<Context, "clock">, code: string): Promise<Here> {
  const operation = await tx.findOneByOrFail(Operation, { code });
  return { operation, today: dayOf(clock.now(), operation.timeZone) };
}
