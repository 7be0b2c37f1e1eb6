import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import type { Operation } from "./operation.entity";
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
