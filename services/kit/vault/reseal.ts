// Sealed columns as a whole: whether the keys fit, which keys they are under, and bringing them under another one.
import type { DataSource, EntityManager, EntityMetadata, QueryRunner } from "typeorm";
import type { ClassType } from "type-graphql";
import { HubError } from "#kit/errors";
import { transact } from "#kit/transaction";
import { blindIn, sealedIn } from "#kit/vault/columns";
import { rewriteRows, type Row, type Run } from "#kit/vault/rows";
import { keyOf } from "#kit/vault/vault";

/**
 * Looks at one row of each sealed table. Throws DATA_UNREADABLE where it does not open, or where its token is not the
 * one that these keys make: searching would then find nobody.
 */
export async function assertOpens(source: DataSource): Promise<void> {
  for (const entity of sealedTables(source)) {
    const [row] = await source.query<Row[]>(`SELECT * FROM ${source.driver.escape(entity.tableName)} LIMIT 1`);
    if (!row) continue;
    const texts = new Map<string, unknown>();
    for (const { name, property, mark } of sealedIn(entity.columns)) texts.set(property, mark.from(row[name]));
    for (const { name, finds, mark } of blindIn(entity.columns)) {
      if (mark.to(texts.get(finds)) === row[name]) continue;
      throw new HubError("DATA_UNREADABLE", `${entity.tableName}.${name}: was made with other keys.`);
    }
  }
}

/** How many values each key has sealed. */
export async function sealedByKey(db: Pick<EntityManager, "dataSource">): Promise<Map<string, number>> {
  const source = db.dataSource;
  const counts = new Map<string, number>();
  for (const entity of sealedTables(source)) {
    for (const column of sealedIn(entity.columns).map(({ name }) => source.driver.escape(name))) {
      const rows = await source.query<{ id: string; count: number | string }[]>(
        `SELECT SUBSTR(${column}, 4, 8) AS id, COUNT(*) AS count FROM ${source.driver.escape(entity.tableName)} ` +
          `WHERE ${column} IS NOT NULL GROUP BY SUBSTR(${column}, 4, 8)`,
      );
      for (const { id, count } of rows) counts.set(id, (counts.get(id) ?? 0) + Number(count));
    }
  }
  return counts;
}

/** How many rows have sealed columns. */
export async function sealedRows({ dataSource }: Pick<EntityManager, "dataSource">): Promise<number> {
  let rows = 0;
  for (const { tableName } of sealedTables(dataSource)) {
    const counted = await dataSource.query<{ count: number | string }[]>(
      `SELECT COUNT(*) AS count FROM ${dataSource.driver.escape(tableName)}`,
    );
    rows += Number(counted[0]?.count ?? 0);
  }
  return rows;
}

/**
 * Seals with the newest key whatever is under another one, a page at a time, while others read and write. Broken off,
 * it can be begun again. `onPage` is told how many rows were gone through.
 */
export async function reseal(db: EntityManager, onPage?: (rows: number) => void): Promise<void> {
  for (const entity of sealedTables(db.dataSource)) {
    const columns = sealedIn(entity.columns);
    await rewriteRows(db.dataSource, {
      ...placeOf(entity),
      columns: columns.map(({ name }) => name),
      rewrite: (row) => {
        const old = columns.filter(({ name, mark }) => row[name] !== null && !mark.isCurrent(row[name] as string));
        return rowOf(old.map(({ name, mark }) => [name, mark.renewed(row[name] as string)]));
      },
      read: (sql, parameters) => db.query<Row[]>(sql, parameters),
      inTurn: (work) => transact(db, (tx) => work((sql, parameters) => tx.query<Row[]>(sql, parameters))),
      onPage,
    });
  }
}

/**
 * For a migration: seals what the sealed columns of these tables hold in plain text, and makes the tokens that find it.
 * Tables and columns must be there already, tokens empty.
 */
export async function sealPlainRows(runner: QueryRunner, tables: readonly ClassType[]): Promise<void> {
  for (const table of tables) {
    const entity = runner.dataSource.getMetadata(table);
    const there = (await runner.getTable(entity.tableName))?.columns ?? [];
    const known = there.map(({ name }) => name);
    // One that is not wide enough yet is sealed by a later migration.
    const wide = there.filter(({ type }) => type === "text").map(({ name }) => name);
    const columns = sealedIn(entity.columns).filter(({ name }) => wide.includes(name));
    const tokens = blindIn(entity.columns).filter(({ name }) => known.includes(name));
    const names = [...columns, ...tokens].map(({ name }) => name);
    await rewritePlainRows(runner, table, names, (row) => {
      const plain = columns.filter(({ name }) => row[name] !== null && keyOf(row[name] as string) === null);
      const texts = new Map(plain.map(({ name, property }) => [property, row[name] as string]));
      const found = tokens.filter(({ finds }) => texts.has(finds));
      return rowOf([
        ...plain.map(({ name, mark }): [string, unknown] => [name, mark.sealed(row[name] as string)]),
        ...found.map(({ name, finds, mark }): [string, unknown] => [name, mark.to(texts.get(finds))]),
      ]);
    });
  }
}

/** For a migration: rewrites rows of a table as it stands then; see `Rewriting`. */
export async function rewritePlainRows(
  runner: QueryRunner,
  table: ClassType,
  columns: readonly string[],
  rewrite: (row: Row) => Row | null,
): Promise<void> {
  const run: Run = (sql, parameters) => runner.query(sql, parameters) as Promise<Row[]>;
  const place = placeOf(runner.dataSource.getMetadata(table));
  await rewriteRows(runner.dataSource, { ...place, columns, rewrite, read: run, inTurn: (work) => work(run) });
}

const sealedTables = ({ entityMetadatas }: DataSource): EntityMetadata[] =>
  entityMetadatas.filter(({ columns }) => sealedIn(columns).length > 0);

const placeOf = ({ tableName, primaryColumns }: EntityMetadata) => ({
  table: tableName,
  keys: primaryColumns.map(({ databaseName }) => databaseName),
});

const rowOf = (changes: [string, unknown][]): Row | null => (changes.length > 0 ? Object.fromEntries(changes) : null);
