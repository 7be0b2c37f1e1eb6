// Rows as records, for reading only: what is sealed is opened when somebody looks at it.
import { DriverUtils } from "typeorm/driver/DriverUtils";
import type { DataSource, EntityMetadata } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata";
import type { Rows } from "./rows";

export type Hydrate = (rows: Rows) => object[];

/** Where a record keeps its row, for what is still sealed. */
const SEALED = Symbol("sealed");

const known = new WeakMap<EntityMetadata, Map<string, Hydrate>>();

/** For rows whose columns are called `alias_column`. Records are of the table's own class, and are not for saving. */
export function hydratorOf(source: DataSource, metadata: EntityMetadata, alias: string): Hydrate {
  let ofTable = known.get(metadata);
  if (!ofTable) known.set(metadata, (ofTable = new Map<string, Hydrate>()));
  let hydrate = ofTable.get(alias);
  if (!hydrate) ofTable.set(alias, (hydrate = made(source, metadata, alias)));
  return hydrate;
}

/** What a column is called in a row. */
export function nameIn(source: DataSource, alias: string, { databaseName }: ColumnMetadata): string {
  return DriverUtils.buildAlias(source.driver, undefined, alias, databaseName);
}

function made(source: DataSource, metadata: EntityMetadata, alias: string): Hydrate {
  const plain = metadata.columns.filter(({ transformer }) => !transformer);
  const sealed = metadata.columns.filter(({ transformer }) => transformer);
  const nameOf = (column: ColumnMetadata): string => nameIn(source, alias, column);
  const reads = plain.map((column) => ({ column, name: nameOf(column), convert: converterOf(source, column) }));
  const Record = recordOf(source, metadata, sealed);
  return ({ names, rows }) => {
    const places = reads.map(({ name }) => names.indexOf(name));
    const sealedPlaces = sealed.map((column) => names.indexOf(nameOf(column)));
    return rows.map((row) => {
      const record = new Record() as Record<string | symbol, unknown>;
      for (let index = 0; index < reads.length; index++) {
        const { column, convert } = reads[index] as (typeof reads)[number];
        const value = row[places[index] ?? -1];
        record[column.propertyName] = convert && value !== null ? convert(value) : value;
      }
      if (sealed.length > 0) record[SEALED] = { row, places: sealedPlaces };
      return record;
    });
  };
}

interface StillSealed {
  [SEALED]?: { row: readonly unknown[]; places: readonly number[] };
}

/** The table's class, with what is sealed behind getters; `constructor` is the class itself. */
function recordOf(source: DataSource, metadata: EntityMetadata, sealed: readonly ColumnMetadata[]): new () => object {
  const Table = metadata.target as new () => object;
  if (sealed.length === 0) return Table;
  class Record extends Table {}
  Object.defineProperty(Record.prototype, "constructor", { value: Table });
  sealed.forEach((column, index) => {
    const { propertyName } = column;
    const keep = (record: object, value: unknown): void => {
      Object.defineProperty(record, propertyName, { value, writable: true, enumerable: true, configurable: true });
    };
    Object.defineProperty(Record.prototype, propertyName, {
      get(this: StillSealed): unknown {
        const { row = [], places = [] } = this[SEALED] ?? {};
        const stored = row[places[index] ?? -1] ?? null;
        const value: unknown = source.driver.prepareHydratedValue(stored, column);
        keep(this, value);
        return value;
      },
      set(this: object, value: unknown) {
        keep(this, value);
      },
    });
  });
  return Record;
}

type Convert = (value: unknown) => unknown;

const SAME: readonly unknown[] = ["varchar", "int", "double", "text"];

/** Null where the driver's value is the record's. */
function converterOf(source: DataSource, column: ColumnMetadata): Convert | null {
  if (SAME.includes(column.type)) return null;
  if (column.type === "boolean") return Boolean;
  const byDriver: Convert = (value) => source.driver.prepareHydratedValue(value, column) as unknown;
  if (column.type !== "datetime") return byDriver;
  // Written by TypeORM, as 2018-04-23 14:00:00.000 in UTC; MariaDB's driver gives instants.
  return (value) =>
    typeof value === "string" && value.length === 23 ? new Date(`${value.replace(" ", "T")}Z`) : byDriver(value);
}
