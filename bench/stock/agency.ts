// What a stock subgraph is made of, and how it opens its database.
import type { ClassType, NonEmptyArray } from "type-graphql";
import { DataSource, type DataSourceOptions, type EntityManager } from "typeorm";
import { readDatabaseSettings } from "#kit/settings";

export interface StockAgency {
  name: string;
  tables: ClassType[];
  resolvers: NonEmptyArray<ClassType>;
  /** How the gateway finds a person here: `context` is what `contextOf` made. */
  person: (key: { id: string }, context: never) => unknown;
  /** What one request may reach: its loaders, under the agency's name. */
  contextOf: (db: EntityManager) => Record<string, object>;
}

/** Opens the database that `PEOPLE_DATABASE_URL`, … names, as it is: nothing is created or migrated. */
export async function openTables({ name, tables }: StockAgency): Promise<EntityManager> {
  const url = readDatabaseSettings([name]).databaseUrlOf(name);
  const source = await new DataSource(optionsOf(url, tables)).initialize();
  return source.manager;
}

function optionsOf(url: string, entities: ClassType[]): DataSourceOptions {
  if (url.startsWith("sqlite:")) {
    const database = url.slice("sqlite:".length);
    return { type: "better-sqlite3", database, entities, fileMustExist: true, prepareDatabase: readingOnly };
  }
  return {
    type: "mysql",
    url,
    entities,
    timezone: "Z",
    charset: "utf8mb4_bin",
    dateStrings: ["DATE"],
    extra: { connectionLimit: 10 },
  };
}

function readingOnly(connection: { pragma: (text: string) => unknown }): void {
  connection.pragma("query_only = ON");
}
