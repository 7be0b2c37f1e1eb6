// Erasing people at one agency.
import type { ClassType } from "type-graphql";
import { In, type EntityManager, type ObjectLiteral, type SelectQueryBuilder } from "typeorm";
import { dayOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { Erasure } from "./erasure.entity";
import { withPersonOf, type Emptied, type RetentionPlan, type TablePlan } from "./plan";

/** Who does it, why and when, under the id of the act. */
export type ErasureAct = Pick<Erasure, "id" | "reason" | "recordedByAgency" | "recordedByUser" | "occurredAt">;

/**
 * Erases what the agency holds of these people, as its plan says, and writes down that it did. Throws ERASURE_BLOCKED
 * while somebody still works with one of them here.
 */
export async function eraseHere(
  tx: EntityManager,
  { tables }: RetentionPlan,
  personIds: readonly string[],
  act: ErasureAct,
): Promise<Erasure[]> {
  for (const plan of tables) await assertNotLive(tx, plan, personIds);
  const erased = new Map(
    personIds.map((personId) => [personId, { ...act, personId, recordsErased: 0, recordsCounted: 0 }]),
  );
  for (const plan of tables) {
    const rest = withPersonOf(plan);
    if (rest === undefined) continue;
    const { query, personOf } = await rowsOf(tx, plan, personIds);
    const rows = await query.getMany();
    await endRows(tx, plan.table, rows, rest, act.occurredAt);
    const told = toldAs(plan, tables);
    for (const row of rows) {
      const own = erased.get(personOf(row));
      if (own && told) own[told] += 1;
    }
  }
  await insertRows(tx, Erasure, [...erased.values()]);
  return [...erased.values()];
}

type Counter = "recordsErased" | "recordsCounted";

/** As what a row is told of: once, where its columns have several plans, and not where it only names the person. */
function toldAs(plan: TablePlan, tables: readonly TablePlan[]): Counter | null {
  if (withPersonOf(plan) === "row") return "recordsErased";
  return tables.find(({ table, over }) => table === plan.table && over) === plan ? "recordsCounted" : null;
}

/** Takes these rows away, or empties some of their columns. */
export async function endRows(
  tx: EntityManager,
  table: ClassType,
  rows: readonly ObjectLiteral[],
  rest: "row" | Emptied,
  now: Date,
): Promise<void> {
  if (rest === "row") {
    // What it takes to name rows by their keys grows with the square of how many they are.
    await tx.remove([...rows], { chunk: 50 });
    return;
  }
  if (rows.length === 0 || Object.keys(rest).length === 0) return;
  const [key] = tx.dataSource.getMetadata(table).primaryColumns;
  const id = key?.propertyName ?? "id";
  const made = Object.entries(rest).filter(([, value]) => typeof value === "function") as [string, Made][];
  const same = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value !== "function"));
  await tx.update(table, { [id]: In(rows.map((row) => row[id] as string)) }, same);
  for (const row of made.length > 0 ? rows : []) {
    await tx.update(
      table,
      { [id]: row[id] as string },
      Object.fromEntries(made.map(([column, make]) => [column, make(row, dayOf(now, "UTC"))])),
    );
  }
}

type Made = (row: ObjectLiteral, today: string) => unknown;

async function assertNotLive(tx: EntityManager, plan: TablePlan, personIds: readonly string[]): Promise<void> {
  if (!plan.live) return;
  const { query } = await rowsOf(tx, plan, personIds);
  if ((await query.andWhere(`(${plan.live.where("r")})`).getCount()) === 0) return;
  throw new HubError("ERASURE_BLOCKED", `input.personId: there is still ${plan.live.says}.`);
}

interface RowsOfPeople {
  query: SelectQueryBuilder<ObjectLiteral>;
  personOf: (row: ObjectLiteral) => string;
}

/** The rows of a plan that are about these people. */
async function rowsOf(
  tx: EntityManager,
  { table, person }: TablePlan,
  personIds: readonly string[],
): Promise<RowsOfPeople> {
  const query = tx.createQueryBuilder(table, "r") as SelectQueryBuilder<ObjectLiteral>;
  if (typeof person === "string") {
    query.where(`r.${person} IN (:...personIds)`, { personIds });
    return { query, personOf: (row) => row[person] as string };
  }
  // Looked up first: MariaDB would walk over the whole table for a subquery.
  const parents = await tx.findBy(person.of as ClassType<Parent>, { personId: In([...personIds]) });
  const owners = new Map(parents.map(({ id, personId }) => [id, personId]));
  if (owners.size === 0) query.where("1 = 0");
  else query.where(`r.${person.column} IN (:...parents)`, { parents: [...owners.keys()] });
  return { query, personOf: (row) => owners.get(row[person.column] as string) ?? "" };
}

interface Parent {
  id: string;
  personId: string;
}
