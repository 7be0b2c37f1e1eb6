// What an agency states about how long it keeps what it holds of people, and what is left of it then.
import type { ClassType } from "type-graphql";
import type { DataSource, EntityMetadata } from "typeorm";
import { Erasure } from "./erasure.entity";

/** Records that are kept alike. */
export interface RetentionClass {
  /** For the data officer: what this is, and when its period begins. */
  says: string;
  /** How long it is kept from then on. */
  days: number;
}

/** SQL on one row, whose alias it is given. */
type RowCondition = (row: string) => string;

/** Columns and what they hold afterwards: a value, or what is made of the row, given the day on which it is done. */
export type Emptied = Readonly<Record<string, unknown>>;

/** How the rows of one table end. A table may have several plans, where its columns are not kept alike. */
export interface TablePlan {
  table: ClassType;
  class: string;
  /** Which column names the person, or the row of another planned table that does. */
  person: string | { column: string; of: ClassType };
  /** Whether the period had begun by `:before`. Left out: the row ends with the person alone. */
  over?: RowCondition;
  /** What is done once the period is over: the row goes, or these columns are null, by which it is known to be done. */
  atEnd?: "row" | Readonly<Record<string, null>>;
  /** What is done when the person is erased; `atEnd` unless it says otherwise. */
  withPerson?: "row" | Emptied;
  /** While such a row is there, the person is not erased: somebody still works on it. */
  live?: { says: string; where: RowCondition };
  /** Such a row tells of who did something: it is shown, emptied, after the person is erased. */
  isOfActor?: true;
  /** Columns that stay, parted by spaces, since totals are counted from them. */
  stays?: string;
}

export interface RetentionPlan {
  classes: Readonly<Record<string, RetentionClass>>;
  /** In the order in which they are gone through: rows before the rows that they hang on. */
  tables: readonly TablePlan[];
  /** Tables that hold nothing of people who are assisted, and those of the access log. */
  impersonal: readonly ClassType[];
  /** How long a line of the access log is kept. */
  accessLogDays: number;
}

/** For the plan of an agency: what every record carries (`FieldRecord`). */
export const RECORD_COLUMNS = "id operationCode recordedByAgency recordedByUser occurredAt recordedAt version";

export const withPersonOf = ({ withPerson, atEnd }: TablePlan): "row" | Emptied | undefined => withPerson ?? atEnd;

/** Of each table that tells of people, its columns that hold their ids. A plan without an end is of whom it merely names. */
export function personColumnsOf({ tables }: RetentionPlan): ReadonlyMap<ClassType, readonly string[]> {
  const columns = new Map<ClassType, string[]>();
  for (const { table, person, over, isOfActor } of tables) {
    if (typeof person === "string" && over && !isOfActor)
      columns.set(table, [...new Set([...(columns.get(table) ?? []), person])]);
  }
  return columns;
}

/** Tables and columns of which nobody has stated how long they are kept, and statements that do not hold; a sentence each. */
export function faultsOf({ classes, tables, impersonal }: RetentionPlan, source: DataSource): string[] {
  const unknown = tables
    .filter((plan) => !Object.hasOwn(classes, plan.class))
    .map((plan) => `${plan.table.name}: there is no retention class ${plan.class}.`);
  const personal = source.entityMetadatas.filter(
    ({ target }) => target !== Erasure && !impersonal.includes(target as ClassType),
  );
  return [...unknown, ...personal.flatMap((metadata) => faultsOfTable(metadata, tables))];
}

function faultsOfTable({ target, columns }: EntityMetadata, tables: readonly TablePlan[]): string[] {
  const { name: table } = target as ClassType;
  const plans = tables.filter((plan) => plan.table === target);
  if (plans.length === 0) return [`${table}: nobody has stated how long it is kept.`];
  if (plans.some((plan) => withPersonOf(plan) === "row")) return [];
  const stated = new Set(plans.flatMap(columnsOf));
  const known = new Set(columns.map(({ propertyName }) => propertyName));
  return [
    ...[...known].filter((name) => !stated.has(name)).map((name) => `${table}.${name}: is it kept or emptied?`),
    ...[...stated].filter((name) => !known.has(name)).map((name) => `${table}.${name}: there is no such column.`),
  ];
}

function columnsOf(plan: TablePlan): string[] {
  const emptied = [plan.atEnd, plan.withPerson].flatMap((values) =>
    typeof values === "object" ? Object.keys(values) : [],
  );
  return [...emptied, ...(plan.stays ?? "").split(/\s+/).filter(Boolean)];
}
