import type { Context } from "#kit/context";
import { operationLoaders } from "#kit/operations";
import { Operation } from "./operation.entity";

export const { operationByCode, requireOperation, todayOfEach } = operationLoaders(Operation);

/** The operation, with what other agencies told of it for a field that requires it. */
export async function operationWith(told: Operation, ctx: Context): Promise<Operation | null> {
  const operation = await operationByCode(ctx).load(told.code);
  return operation && Object.assign(new Operation(), told, operation);
}
