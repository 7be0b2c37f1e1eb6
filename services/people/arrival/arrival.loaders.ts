import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Figures } from "#kit/context";
import { oneEach, perRequest } from "#kit/loader";
import { Person } from "../person/person.entity";
import { Arrival } from "./arrival.entity";

export const arrivalById = perRequest(
  ({ db }) =>
    new DataLoader<string, Arrival | null>(async (ids) =>
      oneEach(ids, await db.findBy(Arrival, { id: In(ids) }), (arrival) => arrival.id),
    ),
);

/** How many are registered of each arrival, in the order of `ids`. */
export async function registeredOf(figures: Figures, ids: readonly string[]): Promise<number[]> {
  const rows = await figures
    .createQueryBuilder(Person, "person")
    .select("person.arrivalId", "arrivalId")
    .addSelect("COUNT(*)", "people")
    .where("person.arrivalId IN (:...ids)", { ids: [...new Set(ids)] })
    .andWhere("person.mergedIntoId IS NULL")
    .groupBy("person.arrivalId")
    .getRawMany<{ arrivalId: string; people: number | string }>();
  return oneEach(ids, rows, ({ arrivalId }) => arrivalId).map((row) => Number(row?.people ?? 0));
}

const COUNTS = ["registered", "men", "women", "boys", "girls"] as const;

export type DayRow = { operation: string; day: string } & Partial<Record<(typeof COUNTS)[number], number | string>>;

/** A day as it is counted, before small numbers are hidden. */
export type CountedDay = { day: string; headcount: number } & Record<(typeof COUNTS)[number], number>;

/** The days of each operation on which somebody arrived, in order; every day once. */
export async function arrivalsByDay(
  figures: Figures,
  operations: readonly string[],
): Promise<Map<string, CountedDay[]>> {
  const codes = [...new Set(operations)];
  return daysOf(codes, [...(await countedByDay(figures, codes)), ...(await registeredByDay(figures, codes))]);
}

export function daysOf(codes: readonly string[], rows: readonly DayRow[]): Map<string, CountedDay[]> {
  const days = new Map(codes.map((code) => [code, new Map<string, CountedDay>()]));
  for (const row of rows) {
    const own = days.get(row.operation);
    const sum = own?.get(row.day) ?? { day: row.day, headcount: 0, registered: 0, men: 0, women: 0, boys: 0, girls: 0 };
    // MariaDB tells sums as text, since they are decimals to it.
    for (const name of COUNTS) sum[name] += Number(row[name] ?? 0);
    sum.headcount = sum.men + sum.women + sum.boys + sum.girls;
    own?.set(row.day, sum);
  }
  const sorted = (own: Map<string, CountedDay>) => [...own.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return new Map([...days].map(([code, own]) => [code, sorted(own)]));
}

export function countedByDay(figures: Figures, codes: string[]): Promise<DayRow[]> {
  return figures
    .createQueryBuilder(Arrival, "arrival")
    .select("arrival.operationCode", "operation")
    .addSelect("arrival.arrivedOn", "day")
    .addSelect("SUM(arrival.men)", "men")
    .addSelect("SUM(arrival.women)", "women")
    .addSelect("SUM(arrival.boys)", "boys")
    .addSelect("SUM(arrival.girls)", "girls")
    .where("arrival.operationCode IN (:...codes)", { codes })
    .groupBy("arrival.operationCode")
    .addGroupBy("arrival.arrivedOn")
    .getRawMany();
}

function registeredByDay(figures: Figures, codes: string[]): Promise<DayRow[]> {
  return figures
    .createQueryBuilder(Person, "person")
    .select("person.operationCode", "operation")
    .addSelect("person.arrivedOn", "day")
    .addSelect("COUNT(*)", "registered")
    .where("person.operationCode IN (:...codes)", { codes })
    .andWhere("person.mergedIntoId IS NULL AND person.arrivedOn IS NOT NULL")
    .groupBy("person.operationCode")
    .addGroupBy("person.arrivedOn")
    .getRawMany();
}
