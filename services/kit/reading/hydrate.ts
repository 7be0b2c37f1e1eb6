// Rows as records, for reading only: what is sealed is opened when somebody looks at it.
import { DriverUtils } from "typeorm/driver/DriverUtils";
import type { DataSource, EntityMetadata } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata";
import { Unread, type Columns, type Reading } from "./looked";
import type { Rows } from "./rows";

export type Hydrate = (rows: Rows, reading: Reading | null) => object[];

/** Where a record keeps its row, for what is looked up later. */
const STORED = Symbol("stored");

interface Stored {
  [STORED]?: { row: readonly unknown[]; places: readonly number[]; reading: Reading | null };
}

const known = new WeakMap<EntityMetadata, Map<string, Hydrate>>();

/**
 * For rows whose columns are called `alias_column`. Records are of the table's own class, and are not for saving. `columns`
 * are those that the rows have; null for all of them, which then tell `reading`, if there is one, when they are looked at.
 */
export function hydratorOf(
  source: DataSource,
  metadata: EntityMetadata,
  alias: string,
  reading: Reading | null,
  columns: Columns | null,
): Hydrate {
  if (columns) {
    const { read, others } = columns;
    return columns.getOrMake(alias, () => made(source, metadata, alias, { read, others, isWatched: false }));
  }
  let ofTable = known.get(metadata);
  if (!ofTable) known.set(metadata, (ofTable = new Map<string, Hydrate>()));
  const isWatched = reading !== null;
  const key = `${alias} ${String(isWatched)}`;
  let hydrate = ofTable.get(key);
  if (!hydrate) {
    ofTable.set(key, (hydrate = made(source, metadata, alias, { read: metadata.columns, others: [], isWatched })));
  }
  return hydrate;
}

/** What a column is called in a row. */
export function nameIn(source: DataSource, alias: string, { databaseName }: ColumnMetadata): string {
  return DriverUtils.buildAlias(source.driver, undefined, alias, databaseName);
}

interface Shape {
  read: readonly ColumnMetadata[];
  others: readonly ColumnMetadata[];
  /** Whether each look at a column is told. */
  isWatched: boolean;
}

function made(source: DataSource, metadata: EntityMetadata, alias: string, shape: Shape): Hydrate {
  const { read, others, isWatched } = shape;
  const nameOf = (column: ColumnMetadata): string => nameIn(source, alias, column);
  const atOnce = isWatched ? [] : read.filter(({ transformer }) => !transformer);
  const later = isWatched ? read : read.filter(({ transformer }) => transformer);
  const properties = atOnce.map(({ propertyName }) => propertyName);
  const converts = atOnce.map((column) => converterOf(source, column));
  const Record = recordOf(source, metadata, { later, others, isWatched });
  const isStored = later.length > 0 || others.length > 0;
  return ({ names, rows }, reading) => {
    const places = atOnce.map((column) => names.indexOf(nameOf(column)));
    const laterPlaces = later.map((column) => names.indexOf(nameOf(column)));
    return rows.map((row) => {
      const record = new Record() as Record<string | symbol, unknown>;
      for (let index = 0; index < properties.length; index++) {
        const convert = converts[index];
        const value = row[places[index] as number];
        record[properties[index] as string] = convert && value !== null ? convert(value) : value;
      }
      if (isStored) record[STORED] = { row, places: laterPlaces, reading };
      return record;
    });
  };
}

/** The table's class, with what is looked up later behind getters; `constructor` is the class itself. */
function recordOf(
  source: DataSource,
  metadata: EntityMetadata,
  { later, others, isWatched }: { later: readonly ColumnMetadata[] } & Omit<Shape, "read">,
): new () => object {
  const Table = metadata.target as new () => object;
  if (later.length + others.length === 0) return Table;
  class Record extends Table {}
  Object.defineProperty(Record.prototype, "constructor", { value: Table });
  const keep = (record: object, property: string, value: unknown): void => {
    Object.defineProperty(record, property, { value, writable: true, enumerable: true, configurable: true });
  };
  const behind = (property: string, get: (record: Stored) => unknown): void => {
    Object.defineProperty(Record.prototype, property, {
      get(this: Stored): unknown {
        return get(this);
      },
      set(this: object, value: unknown) {
        keep(this, property, value);
      },
    });
  };
  later.forEach((column, index) => {
    const { propertyName } = column;
    const convert = converterOf(source, column);
    behind(propertyName, (record) => {
      if (isWatched) record[STORED]?.reading?.saw(metadata, propertyName);
      const stored = storedAt(record, index);
      const value = convert && stored !== null ? convert(stored) : stored;
      keep(record, propertyName, value);
      return value;
    });
  });
  for (const { propertyName } of others) {
    behind(propertyName, (record) => {
      throw record[STORED]?.reading?.missed(metadata, propertyName) ?? new Unread(propertyName);
    });
  }
  return Record;
}

function storedAt(record: Stored, index: number): unknown {
  const { row = [], places = [] } = record[STORED] ?? {};
  return row[places[index] ?? -1] ?? null;
}

type Convert = (value: unknown) => unknown;

const SAME: readonly unknown[] = ["varchar", "int", "double", "text"];

/** Null where the driver's value is the record's. */
function converterOf(source: DataSource, column: ColumnMetadata): Convert | null {
  if (SAME.includes(column.type) && !column.transformer) return null;
  if (column.type === "boolean") return Boolean;
  const byDriver: Convert = (value) => source.driver.prepareHydratedValue(value, column) as unknown;
  if (column.type !== "datetime" || column.transformer) return byDriver;
  // Written by TypeORM, as 2018-04-23 14:00:00.000 in UTC; MariaDB's driver gives instants.
  return (value) =>
    typeof value === "string" && value.length === 23 ? new Date(`${value.replace(" ", "T")}Z`) : byDriver(value);
}
