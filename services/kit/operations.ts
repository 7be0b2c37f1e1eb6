// What every agency asks of the operations it takes part in.
import DataLoader from "dataloader";
import type { ClassType } from "type-graphql";
import { In, type FindOptionsWhere } from "typeorm";
import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { oneEach, perRequest } from "#kit/loader";

/** An agency's own record of an operation: its code, and the IANA name of the time zone in which its days are counted. */
interface OperationRecord {
  code: string;
  timeZone: string;
}

/** The loaders of an agency's `operation` table. */
export function operationLoaders<T extends OperationRecord>(table: ClassType<T>) {
  const operationByCode = perRequest(
    ({ db }) =>
      new DataLoader<string, T | null>(async (codes) => {
        const rows = await db.findBy(table, { code: In(codes) } as FindOptionsWhere<T>);
        return oneEach(codes, rows, (operation) => operation.code);
      }),
  );

  /** The operation of this code. Throws OPERATION_UNKNOWN. */
  const requireOperation = async (ctx: Context, code: string): Promise<T> => {
    const operation = await operationByCode(ctx).load(code);
    if (operation) return operation;
    throw new HubError("OPERATION_UNKNOWN", `operation: there is no ${JSON.stringify(code.slice(0, 40))} here.`);
  };

  /**
   * The day that it is now in the operation of each of these records, in their order. Between the first and the last
   * chapter of a load there are records whose operation is not written yet: their days are counted in UTC.
   */
  const todayOfEach = async (ctx: Context, records: readonly { operationCode: string }[]): Promise<string[]> => {
    const now = ctx.clock.now();
    const loader = operationByCode(ctx);
    const operations = await Promise.all(records.map(({ operationCode }) => loader.load(operationCode)));
    return operations.map((operation) => dayOf(now, operation?.timeZone ?? "UTC"));
  };

  return { operationByCode, requireOperation, todayOfEach };
}
