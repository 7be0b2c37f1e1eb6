// Erasing one person at one agency.
import type { ClassType } from "type-graphql";
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { HubError } from "#kit/errors";
import { withPersonOf, type Emptied, type RetentionPlan, type TablePlan } from "./plan";

export interface Erased {
  recordsErased: number;
  /** Rows that stay, emptied, since totals are counted from them. */
  recordsCounted: number;
}

/**
 * Erases what the agency holds of a person, as its plan says. `today`: the day on which it is done. Throws ERASURE_BLOCKED
 * while somebody still works with the person here.
 */
export async function erasePersonHere(
  tx: EntityManager,
  { tables }: RetentionPlan,
  personId: string,
  today: string,
): Promise<Erased> {
  for (const plan of tables) await assertNotLive(tx, plan, personId);
  const erased: Erased = { recordsErased: 0, recordsCounted: 0 };
  for (const plan of tables) {
    const rest = withPersonOf(plan);
    if (rest === undefined) continue;
    const rows = await (await rowsOf(tx, plan, personId)).getMany();
    await endRows(tx, plan.table, rows, rest, today);
    erased[rest === "row" ? "recordsErased" : "recordsCounted"] += rows.length;
  }
  return erased;
}

/** Takes these rows away, or empties some of their columns. */
export async function endRows(
  tx: EntityManager,
  table: ClassType,
  rows: readonly ObjectLiteral[],
  rest: "row" | Emptied,
  today: string,
): Promise<void> {
  if (rest === "row") {
    await tx.remove([...rows]);
    return;
  }
  const { primaryColumns } = tx.dataSource.getMetadata(table);
  for (const row of rows) {
    const key = Object.fromEntries(
      primaryColumns.map(({ propertyName }) => [propertyName, row[propertyName] as unknown]),
    );
    const values = Object.entries(rest).map(([column, value]) => [
      column,
      typeof value === "function" ? (value as (row: ObjectLiteral, today: string) => unknown)(row, today) : value,
    ]);
    await tx.update(table, key, Object.fromEntries(values) as ObjectLiteral);
  }
}

async function assertNotLive(tx: EntityManager, plan: TablePlan, personId: string): Promise<void> {
  if (!plan.live) return;
  const rows = await rowsOf(tx, plan, personId);
  if ((await rows.andWhere(plan.live.where(rows.alias)).getCount()) === 0) return;
  throw new HubError("ERASURE_BLOCKED", `input.personId: there is still ${plan.live.says}.`);
}

/** The rows of a plan that are about one person. */
async function rowsOf(
  tx: EntityManager,
  { table, person }: TablePlan,
  personId: string,
): Promise<SelectQueryBuilder<ObjectLiteral>> {
  const query = tx.createQueryBuilder(table, "r") as SelectQueryBuilder<ObjectLiteral>;
  if (typeof person === "string") return query.where(`r.${person} = :personId`, { personId });
  // Looked up first: MariaDB would walk over the whole table for a subquery.
  const parents = await tx.findBy(person.of as ClassType<{ id: string; personId: string }>, { personId });
  if (parents.length === 0) return query.where("1 = 0");
  return query.where(`r.${person.column} IN (:...parents)`, { parents: parents.map(({ id }) => id) });
}
