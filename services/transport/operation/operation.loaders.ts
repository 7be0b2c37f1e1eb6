import DataLoader from "dataloader";
import { In } from "typeorm";
import { HubError } from "#kit/errors";
import type { Context } from "#kit/context";
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
