// The reading door: whatever a resolver asks for, the rows that its viewer may not see are not in the statement's reach.
import {
  SelectQueryBuilder,
  type DataSource,
  type EntityManager,
  type FindManyOptions,
  type ObjectLiteral,
} from "typeorm";
import type { ClassType } from "type-graphql";
import { scopeOf, viewerParameters, type Rows } from "#kit/access/rows";
import type { Clock } from "#kit/clock";
import type { Reader } from "#kit/context";
import { hydratorOf } from "#kit/reading/hydrate";
import type { Columns, Reading } from "#kit/reading/looked";
import { rowsOf } from "#kit/reading/rows";
import { simpleRead } from "#kit/reading/simple";
import { Recent } from "#kit/recent";
import { notErased } from "#kit/retention/erasure.entity";
import type { Viewer } from "#kit/viewer";

/** The rows of every table of an agency; a table that is not here cannot be read. */
export type RowsByTable = ReadonlyMap<ClassType, Rows>;

/** Of each table that tells of people, its columns that hold their ids. */
export type PersonColumns = ReadonlyMap<ClassType, readonly string[]>;

/** What an agency shows at all: rows by who asks, and nobody's who was erased. */
export interface Shown {
  rows: RowsByTable;
  people: PersonColumns;
}

/** A query whose scope holds whatever is done to it: `where` cannot replace it and `orWhere` cannot get around it. */
class ScopedQuery<T extends ObjectLiteral> extends SelectQueryBuilder<T> {
  scope: string | null = null;
  /** For which question; all columns are read where that is not known. */
  reading: Reading | null = null;

  protected override createWhereExpression(): string {
    const own = super.createWhereExpression();
    if (this.scope === null) return own;
    const [, condition] = /^ WHERE (.*)$/s.exec(own) ?? [];
    return condition === undefined ? ` WHERE ${this.scope}` : ` WHERE ${this.scope} AND (${condition})`;
  }

  override clone(): this {
    const copy = super.clone();
    copy.scope = this.scope;
    copy.reading = this.reading;
    return copy;
  }

  /** Whole rows of one table are made records as they are. */
  override async getMany(): Promise<T[]> {
    const { mainAlias } = this.expressionMap;
    if (!mainAlias || !this.#isOfWholeRows(mainAlias.name)) return super.getMany();
    const { name, metadata } = mainAlias;
    const { dataSource: source, reading } = this;
    const columns = reading?.columnsOf(metadata) ?? null;
    const [sql, values] = this.#statementFor(name, columns);
    const rows = await rowsOf(source, sql, values);
    return hydratorOf(source, metadata, name, reading, columns)(rows, reading) as T[];
  }

  #statementFor(alias: string, columns: Columns | null): [sql: string, values: unknown[]] {
    const { expressionMap: map, dataSource } = this;
    const { selects } = map;
    if (columns) this.select(columns.read.map(({ propertyName }) => `${alias}.${propertyName}`));
    try {
      const shape = this.#shapeFor(columns);
      if (shape === null) return this.getQueryAndParameters();
      const sql = builtOn(dataSource).getOrMake(
        shape,
        () => this.getQuery(),
        () => 1,
      );
      return dataSource.driver.escapeQueryWithParameters(sql, this.getParameters());
    } finally {
      map.selects = selects;
    }
  }

  /** All that its SQL is built from, where it is of the plain kind; building it takes longer than many statements do. */
  #shapeFor(columns: Columns | null): string | null {
    const { wheres, orderBys, limit, offset, joinAttributes, groupBys, havings, lockMode } = this.expressionMap;
    const isPlain = joinAttributes.length + groupBys.length + havings.length === 0 && lockMode === undefined;
    if (!isPlain || !wheres.every(({ condition }) => typeof condition === "string")) return null;
    const read = columns?.read.map(({ propertyName }) => propertyName) ?? null;
    const [{ metadata, name } = { metadata: null, name: "" }] = this.expressionMap.aliases;
    return JSON.stringify([metadata?.tableName, name, this.scope, read, wheres, orderBys, limit, offset]);
  }

  #isOfWholeRows(alias: string): boolean {
    const { selects, joinAttributes, take, skip } = this.expressionMap;
    if (selects.length !== 1 || selects[0]?.selection !== alias) return false;
    return take === undefined && skip === undefined && joinAttributes.every(({ metadata }) => metadata === undefined);
  }
}

const MAX_BUILT = 500;
const built = new WeakMap<DataSource, Recent<string>>();

/** SQL that was built, with its parameters by name. */
function builtOn(source: DataSource): Recent<string> {
  let known = built.get(source);
  if (!known) built.set(source, (known = new Recent(MAX_BUILT)));
  return known;
}

/** Reads what `viewer` may see. Throws for a table whose rows nobody has stated. */
export function scopedReader(db: EntityManager, { rows, people }: Shown, viewer: Viewer, clock: Clock): Reader {
  const source = db.dataSource;
  const scopeFor = (table: ClassType, alias: string): string | null => {
    const stated = rows.get(table);
    if (stated === undefined) throw new Error(`Nobody has stated who may see the rows of ${table.name}.`);
    const scopes = (people.get(table) ?? []).map((column) => notErased(`${alias}.${column}`));
    const own = scopeOf(stated, alias, viewer, operationColumn(db, table));
    return [...(own === null ? [] : [own]), ...scopes].join(" AND ") || null;
  };
  const query = <T extends ObjectLiteral>(table: ClassType<T>, alias: string): ScopedQuery<T> => {
    const scope = scopeFor(table, alias);
    const made = new ScopedQuery<T>(source, db.queryRunner).select(alias).from(table, alias) as ScopedQuery<T>;
    made.scope = scope;
    made.reading = reader.reading;
    return made.setParameters(viewerParameters(viewer, clock.now()));
  };
  const find = <T extends ObjectLiteral>(table: ClassType<T>, options: FindManyOptions<T> = {}): Promise<T[]> => {
    const sql = scopeFor(table, "record");
    const [text, values] =
      sql === null ? [null, []] : source.driver.escapeQueryWithParameters(sql, viewerParameters(viewer, clock.now()));
    const simple = simpleRead(source, source.getMetadata(table), options, { sql: text, values }, reader.reading);
    return simple ?? query(table, "record").setFindOptions(options).getMany();
  };
  const reader: Reader = {
    reading: null,
    createQueryBuilder: query,
    find,
    findBy: (table, where) => find(table, { where }),
  };
  return reader;
}

/** Which column says the operation of a row: its own code of an operation, none of what belongs to no operation. */
function operationColumn(db: EntityManager, table: ClassType): string | null {
  const { columns, tableName } = db.dataSource.getMetadata(table);
  if (tableName === "operation") return "code";
  return columns.some(({ propertyName }) => propertyName === "operationCode") ? "operationCode" : null;
}
