// `npm run migration -- people add-phone`: writes the migration that brings the tables of an agency to its entities.
import "reflect-metadata";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DataSource, type ColumnType, type EntityMetadata, type MixedList, type Table } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata";
import type { IndexMetadata } from "typeorm/metadata/IndexMetadata";
import type { ClassType } from "type-graphql";
import type { Agency } from "#kit/agency";

const [, , agencyName = "", title = ""] = process.argv;

/** Types that TypeORM reads back under another name, on one engine or the other. */
const READ_BACK: Record<string, ColumnType> = { "simple-json": "text", int: "integer" };

/** A column as TypeORM's table API takes it, by the type that the entity names, so that it holds on both engines. */
function columnOf(column: ColumnMetadata): object {
  const type = READ_BACK[column.type as string] ?? column.type;
  return {
    name: column.databaseName,
    type,
    ...(column.length && { length: column.length }),
    ...(column.precision !== undefined && column.precision !== null && { precision: column.precision }),
    ...(column.isPrimary && { isPrimary: true }),
    ...(column.isNullable && { isNullable: true }),
    ...(column.default !== undefined && { default: column.default as unknown }),
  };
}

function indexOf(index: IndexMetadata): object {
  const columnNames = index.columns.map((column) => column.databaseName);
  return { name: index.name, columnNames, ...(index.isUnique && { isUnique: true }) };
}

/** The statements that bring one table to its entity. */
function statementsOf(entity: EntityMetadata, table: Table | undefined): string[] {
  if (!table) {
    const options = {
      name: entity.tableName,
      columns: entity.columns.map(columnOf),
      indices: entity.indices.map(indexOf),
    };
    return [`await runner.createTable(new Table(${JSON.stringify(options)}));`];
  }
  const name = JSON.stringify(entity.tableName);
  const columns = entity.columns.filter((column) => !table.findColumnByName(column.databaseName));
  const indices = entity.indices.filter((index) => !table.indices.some((known) => known.name === index.name));
  const idle = table.indices.filter(
    ({ name: known }) => known && !known.startsWith("sqlite_") && !entity.indices.some((index) => index.name === known),
  );
  return [
    ...idle.map((index) => `await runner.dropIndex(${name}, ${JSON.stringify(index.name)});`),
    ...columns.map(
      (column) => `await runner.addColumn(${name}, new TableColumn(${JSON.stringify(columnOf(column))}));`,
    ),
    ...indices.map((index) => `await runner.createIndex(${name}, new TableIndex(${JSON.stringify(indexOf(index))}));`),
  ];
}

async function main(): Promise<void> {
  const folder = join(__dirname, agencyName, "migrations");
  const module = createRequire(__filename)(`./${agencyName}/subgraph`) as Record<string, Agency>;
  const agency = module[agencyName];
  if (!agency || !/^[a-z][a-z-]+$/.test(title)) throw new Error("Usage: npm run migration -- AGENCY what-changes");
  const source = await new DataSource({
    type: "better-sqlite3",
    database: ":memory:",
    entities: agency.tables,
    migrations: agency.migrations as MixedList<ClassType>,
  }).initialize();
  await source.runMigrations();
  const known = await source.createQueryRunner().getTables();
  const statements = source.entityMetadatas.flatMap((entity) =>
    statementsOf(
      entity,
      known.find(({ name }) => name === entity.tableName),
    ),
  );
  await source.destroy();
  if (statements.length === 0) throw new Error("The tables hold everything that the entities name.");
  mkdirSync(folder, { recursive: true });
  const number = String(readdirSync(folder).length + 1).padStart(4, "0");
  const name = title.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const used = ["Table", "TableColumn", "TableIndex"].filter((word) =>
    statements.some((s) => s.includes(`new ${word}(`)),
  );
  // TypeORM wants a time stamp at the end of the name; the number in its place keeps the order.
  const text = `import { type MigrationInterface, type QueryRunner, ${used.join(", ")} } from "typeorm";

export class ${name}${number} implements MigrationInterface {
  name = "${name}170000000${number}";

  async up(runner: QueryRunner): Promise<void> {
    ${statements.join("\n    ")}
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
`;
  const file = join(folder, `${number}-${title}.ts`);
  writeFileSync(file, text);
  process.stdout.write(
    `${file}\nAdd ${name}${number} to the migrations in subgraph.ts; then: npx prettier --write ${file}\n`,
  );
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
