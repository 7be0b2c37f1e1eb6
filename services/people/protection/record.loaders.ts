import DataLoader from "dataloader";
import type { ClassType } from "type-graphql";
import type { Context, Reader } from "#kit/context";
import { manyEach, oneEach, perRequest } from "#kit/loader";
import type { CaseRecord } from "./case/case-record.entity";
import type { ChildCase } from "./case/case.entity";

/** A loader of the records of one table by their ids. */
export function recordById<T extends { id: string }>(
  table: ClassType<T>,
): (ctx: Context) => DataLoader<string, T | null> {
  return perRequest(
    ({ db }) =>
      new DataLoader<string, T | null>(async (ids) => {
        const query = db.createQueryBuilder(table, "record").where("record.id IN (:...ids)", { ids });
        return oneEach(ids, await query.getMany(), (record) => record.id);
      }),
  );
}

/** What the loader finds for each id; null for no id. */
export function foundFor<T>(
  loader: DataLoader<string, T | null>,
  ids: readonly (string | null)[],
): Promise<(T | null)[]> {
  return Promise.all(ids.map((id) => (id === null ? Promise.resolve(null) : loader.load(id))));
}

/** The records of one kind inside each of these cases, latest first; in one statement. */
export async function recordsOfEach<T extends CaseRecord>(
  db: Reader,
  table: ClassType<T>,
  cases: readonly ChildCase[],
): Promise<T[][]> {
  const ids = cases.map(({ id }) => id);
  const records = await db
    .createQueryBuilder(table, "record")
    .where("record.childCaseId IN (:...ids)", { ids: [...new Set(ids)] })
    .orderBy("record.occurredAt", "DESC")
    .addOrderBy("record.id", "DESC")
    .getMany();
  return manyEach(ids, records, (record) => record.childCaseId);
}
