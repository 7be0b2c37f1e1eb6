import type { Context, Figures } from "#kit/context";
import { dayOf } from "#kit/days";
import type { Operation } from "../operation/operation.entity";
import { AGE_GROUP_SQL, ageParameters, IS_MINOR_SQL } from "../person/age.sql";
import { PersonNationality } from "../person/nationality.entity";
import { Person } from "../person/person.entity";
import { countryOf } from "../reference/terms";
import { PopulationCell } from "./population-cell";
import { PopulationDimension } from "./population.enums";

type Value = string | number | null;

/** A cell as it is counted, before small numbers are hidden. */
export type CountedCell = Omit<PopulationCell, "count"> & { count: number };

type DimensionField = Exclude<keyof PopulationCell, "count" | "isSuppressed">;

/** Of each dimension: what is grouped by, which field of a cell it fills, and with what. */
export const DIMENSIONS: Record<
  PopulationDimension,
  { sql: string; field: DimensionField; read?: (value: string | number) => unknown }
> = {
  SEX: { sql: "person.sex", field: "sex" },
  AGE_GROUP: { sql: AGE_GROUP_SQL, field: "ageGroup" },
  IS_MINOR: { sql: IS_MINOR_SQL, field: "isMinor", read: (value) => Number(value) === 1 },
  NATIONALITY: { sql: "nationality.country", field: "nationality", read: (value) => countryOf(String(value)) },
  DISPLACEMENT_STATUS: { sql: "person.displacementStatus", field: "displacementStatus" },
  ARRIVAL_DAY: { sql: "person.arrivedOn", field: "arrivalDay" },
  OUTCOME: { sql: "person.outcome", field: "outcome" },
};

type Row = Record<string, Value>;

/** What `populationOf` answers, for operations that may be in different time zones. */
export async function populationOfEach(
  { figures, clock }: Context,
  operations: readonly Operation[],
  by: readonly PopulationDimension[],
): Promise<Map<string, CountedCell[]>> {
  const codesOn = new Map<string, string[]>();
  for (const { code, timeZone } of operations) {
    const day = dayOf(clock.now(), timeZone);
    codesOn.set(day, [...(codesOn.get(day) ?? []), code]);
  }
  // One statement for each day that it is in some operation: one, or at midnight two.
  const parts = [...codesOn].map(([day, codes]) => populationOf(figures, codes, by, day));
  return new Map((await Promise.all(parts)).flatMap((part) => [...part]));
}

/**
 * Registered people of each of these operations, broken down by `by`, the largest cell first; `today` is the day on
 * which ages are told. Without dimensions there is one cell, which may be zero. Counted by the index
 * `person_population`, with one look into the key of `person_nationality` for each person where that is asked for.
 */
async function populationOf(
  figures: Figures,
  operations: readonly string[],
  by: readonly PopulationDimension[],
  today: string,
): Promise<Map<string, CountedCell[]>> {
  const dimensions = [...new Set(by)].map((dimension) => DIMENSIONS[dimension]);
  const query = figures
    .createQueryBuilder(Person, "person")
    .select("person.operationCode", "operation")
    .addSelect("COUNT(*)", "people")
    .where("person.operationCode IN (:...operations)", { operations: [...new Set(operations)] })
    .andWhere("person.mergedIntoId IS NULL")
    .setParameters(ageParameters(today))
    .groupBy("operation")
    .orderBy("people", "DESC");
  if (by.includes(PopulationDimension.NATIONALITY)) {
    query.leftJoin(PersonNationality, "nationality", "nationality.personId = person.id");
  }
  for (const [index, { sql }] of dimensions.entries()) {
    const name = nameOf(index);
    query.addSelect(sql, name).addGroupBy(name).addOrderBy(name, "ASC");
  }
  const cells = new Map(operations.map((code) => [code, [] as CountedCell[]]));
  for (const row of await query.getRawMany<Row>()) cells.get(String(row.operation))?.push(cellOf(row, dimensions));
  if (by.length === 0) for (const own of cells.values()) if (own.length === 0) own.push(cellOf({ people: 0 }, []));
  return cells;
}

const nameOf = (index: number): string => `by${String(index)}`;

function cellOf(row: Row, dimensions: (typeof DIMENSIONS)[PopulationDimension][]): CountedCell {
  const cell = Object.assign(new PopulationCell(), { count: Number(row.people ?? 0), isSuppressed: false });
  for (const [index, { field, read }] of dimensions.entries()) {
    const value = row[nameOf(index)] ?? null;
    Object.assign(cell, { [field]: value === null || !read ? value : read(value) });
  }
  return cell;
}
