// Reads that ask for rows by the values of their columns: most of them do, and need no builder of queries.
import { FindOperator, type DataSource, type EntityMetadata, type FindManyOptions, type ObjectLiteral } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata";
import { hydratorOf, nameIn } from "./hydrate";
import type { Reading } from "./looked";
import { rowsOf } from "./rows";

const ALIAS = "record";

/** What a viewer may see of a table, as SQL on the alias `record` and the values of its question marks. */
export interface Scope {
  sql: string | null;
  values: readonly unknown[];
}

interface Condition {
  column: string;
  values: readonly unknown[];
  isList: boolean;
}

/** Answers null where the options ask for more than that. */
export function simpleRead<T extends ObjectLiteral>(
  source: DataSource,
  metadata: EntityMetadata,
  { where = {}, order = {}, take, ...others }: FindManyOptions<T>,
  scope: Scope,
  reading: Reading | null,
): Promise<T[]> | null {
  if (Object.keys(others).length > 0 || Array.isArray(where)) return null;
  const conditions = conditionsOf(metadata, where);
  const sorting = sortingOf(metadata, order);
  if (!conditions || sorting === null) return null;
  // Nothing is in an empty list, and nobody need be asked.
  if (conditions.some(({ values }) => values.length === 0)) return Promise.resolve([]);
  const rest = whereOf(conditions, scope) + sorting + limitOf(take);
  return read(source, metadata, rest, [...conditions.flatMap(({ values }) => values), ...scope.values], reading);
}

async function read<T extends ObjectLiteral>(
  source: DataSource,
  metadata: EntityMetadata,
  rest: string,
  values: readonly unknown[],
  reading: Reading | null,
): Promise<T[]> {
  const columns = reading?.columnsOf(metadata) ?? null;
  const select = columns
    ? columns.getOrMake("select", () => selectOf(source, metadata, columns.read))
    : selectAll(source, metadata);
  const rows = await rowsOf(source, select + rest, values);
  return hydratorOf(source, metadata, ALIAS, reading, columns)(rows, reading) as T[];
}

function whereOf(conditions: readonly Condition[], { sql }: Scope): string {
  const parts = conditions.map(({ column, values, isList }) =>
    isList ? `${column} IN (${values.map(() => "?").join(",")})` : `${column} = ?`,
  );
  if (sql !== null) parts.push(`(${sql})`);
  return parts.length > 0 ? ` WHERE ${parts.join(" AND ")}` : "";
}

const limitOf = (take: number | undefined): string => (take === undefined ? "" : ` LIMIT ${String(Math.trunc(take))}`);

const selects = new WeakMap<EntityMetadata, string>();

function selectAll(source: DataSource, metadata: EntityMetadata): string {
  let select = selects.get(metadata);
  if (select === undefined) selects.set(metadata, (select = selectOf(source, metadata, metadata.columns)));
  return select;
}

function selectOf(source: DataSource, { tableName }: EntityMetadata, columns: readonly ColumnMetadata[]): string {
  const { driver } = source;
  const names = columns.map(
    (column) => `${quoted(source, column.databaseName)} AS ${driver.escape(nameIn(source, ALIAS, column))}`,
  );
  return `SELECT ${names.join(", ")} FROM ${driver.escape(tableName)} ${driver.escape(ALIAS)}`;
}

const quoted = ({ driver }: DataSource, column: string): string => `${driver.escape(ALIAS)}.${driver.escape(column)}`;

function conditionsOf(metadata: EntityMetadata, where: Readonly<Record<string, unknown>>): Condition[] | null {
  const conditions: Condition[] = [];
  for (const [property, value] of Object.entries(where)) {
    const column = metadata.findColumnWithPropertyName(property);
    const list = valuesOf(value);
    if (!column || column.transformer || !list?.every(isPlain)) return null;
    conditions.push({
      column: quoted(metadata.dataSource, column.databaseName),
      values: list,
      isList: isOperator(value),
    });
  }
  return conditions;
}

const isOperator = (value: unknown): value is FindOperator<unknown> => value instanceof FindOperator;

function valuesOf(value: unknown): readonly unknown[] | null {
  if (!isOperator(value)) return [value];
  return value.type === "in" && Array.isArray(value.value) ? (value.value as unknown[]) : null;
}

/** What both engines take as it is. */
const isPlain = (value: unknown): boolean => typeof value === "string" || typeof value === "number";

function sortingOf(metadata: EntityMetadata, order: Readonly<Record<string, unknown>>): string | null {
  const parts: string[] = [];
  for (const [property, direction] of Object.entries(order)) {
    const column = metadata.findColumnWithPropertyName(property);
    if (!column || (direction !== "ASC" && direction !== "DESC")) return null;
    parts.push(`${quoted(metadata.dataSource, column.databaseName)} ${direction}`);
  }
  return parts.length > 0 ? ` ORDER BY ${parts.join(", ")}` : "";
}
