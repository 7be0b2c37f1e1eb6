// Finding what has been kept for as long as it may be.
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { notErased } from "./erasure.entity";
import { withPersonOf, type RetentionPlan, type TablePlan } from "./plan";

/** The instant that many days earlier. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** From when on the period of a class is not over yet. */
const beforeOf = ({ classes }: RetentionPlan, plan: TablePlan, now: Date): Date =>
  daysBefore(now, classes[plan.class]?.days ?? Infinity);

/** The rows of one plan whose period is over and to which it was not done yet; null where they end with the person. */
export function rowsDue(
  db: EntityManager,
  plans: RetentionPlan,
  plan: TablePlan,
  now: Date,
): SelectQueryBuilder<ObjectLiteral> | null {
  const { table, over, atEnd } = plan;
  if (!over || !atEnd) return null;
  const query = db
    .createQueryBuilder(table, "r")
    .where(`(${over("r")})`, { before: beforeOf(plans, plan, now) }) as SelectQueryBuilder<ObjectLiteral>;
  if (atEnd === "row") return query;
  return query.andWhere(
    `(${Object.keys(atEnd)
      .map((column) => `r.${column} IS NOT NULL`)
      .join(" OR ")})`,
  );
}

/** How many rows of one plan were written before its period and have not come to an end since: for somebody to look at. */
export async function countOpen(db: EntityManager, plans: RetentionPlan, plan: TablePlan, now: Date): Promise<number> {
  const { table, over } = plan;
  const isRecord = db.dataSource.getMetadata(table).columns.some(({ propertyName }) => propertyName === "recordedAt");
  if (!over || !isRecord) return 0;
  return db
    .createQueryBuilder(table, "r")
    .where(`r.recordedAt <= :before AND (${over("r")}) IS NOT TRUE`, { before: beforeOf(plans, plan, now) })
    .getCount();
}

/**
 * Ids, after `last` and at most `most`, of people of whom every row is over, and of whom something is still counted.
 */
export async function peopleDue(
  db: EntityManager,
  plans: RetentionPlan,
  now: Date,
  most: number,
  last = "",
): Promise<string[]> {
  const ids = new Set<string>();
  // A table whose columns are not kept alike is gone through once.
  const counted = new Map(plans.tables.filter(isCounted).map((plan) => [`${plan.table.name} ${plan.person}`, plan]));
  for (const { table, person } of counted.values()) {
    const column = `r.${person}`;
    const query = db.createQueryBuilder(table, "r").select(column, "id").distinct(true);
    query.where(`${column} > :last AND ${notErased(column)}`, { last });
    for (const [index, other] of plans.tables.entries()) holdBack(query, column, plans, other, index, now);
    const rows = await query.orderBy(column).limit(most).getRawMany<{ id: string }>();
    for (const { id } of rows) ids.add(id);
  }
  return [...ids].sort().slice(0, most);
}

const isCounted = (plan: TablePlan): plan is TablePlan & { person: string } =>
  typeof plan.person === "string" && typeof withPersonOf(plan) === "object" && plan.over !== undefined;

/** Leaves out whoever has a row that is not over. What hangs on another row is over with that one. */
function holdBack(
  query: SelectQueryBuilder<ObjectLiteral>,
  column: string,
  plans: RetentionPlan,
  plan: TablePlan,
  index: number,
  now: Date,
): void {
  const { table, person, over } = plan;
  if (!over || typeof person !== "string") return;
  const { tableName } = query.dataSource.getMetadata(table);
  const before = `before${String(index)}`;
  const own = `o${String(index)}`;
  const condition = over(own).replaceAll(":before", `:${before}`);
  query.andWhere(
    `NOT EXISTS (SELECT 1 FROM ${tableName} ${own} WHERE ${own}.${person} = ${column} AND (${condition}) IS NOT TRUE)`,
    { [before]: beforeOf(plans, plan, now) },
  );
}
