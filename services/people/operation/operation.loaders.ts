import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { oneEach, perRequest } from "#kit/loader";
import { Operation } from "./operation.entity";

export const operationByCode = perRequest(
  ({ db }) =>
    new DataLoader<string, Operation | null>(async (codes) =>
      oneEach(codes, await db.findBy(Operation, { code: In(codes) }), (operation) => operation.code),
    ),
);

/** The operation of this code. Throws OPERATION_UNKNOWN. */
export async function requireOperation(ctx: Context, code: string): Promise<Operation> {
  const operation = await operationByCode(ctx).load(code);
  if (operation) return operation;
  throw new HubError("OPERATION_UNKNOWN", `operation: there is no ${JSON.stringify(code.slice(0, 40))} here.`);
}

/** Today's day in each record's own operation, in the order of `records`. */
export function todayOfEach(ctx: Context, records: readonly { operationCode: string }[]): Promise<string[]> {
  const now = ctx.clock.now();
  return Promise.all(
    records.map(async ({ operationCode }) => {
      const operation = await operationByCode(ctx).load(operationCode);
      // Between the first and the last chapter of a load there are people whose operation is not written yet.
      return dayOf(now, operation?.timeZone ?? "UTC");
    }),
  );
}
