import type { GraphQLSchema } from "graphql";
import type { ClassType, NonEmptyArray } from "type-graphql";
import type { EntityManager } from "typeorm";
import { Reads } from "#kit/access/reads";
import { realClock, type Clock } from "#kit/clock";
import type { Context, RequestInfo } from "#kit/context";
import { openDatabase, type DatabaseOptions } from "#kit/database";
import { buildSubgraph, type References } from "#kit/subgraph";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";

/** What one agency brings to the hub: its slice of the graph, and the tables behind it. */
export interface Agency {
  /** Its name in the supergraph, in settings and in the gateway's calls: `people`. */
  name: string;
  /** The port on which it listens unless told otherwise. */
  port: number;
  resolvers: NonEmptyArray<ClassType>;
  /** Object types that no field leads to inside this subgraph. */
  entities: ClassType[];
  /** How the gateway finds an entity of this agency by its key. */
  references: References;
  /** TypeORM entities. */
  tables: ClassType[];
  migrations: ClassType[];
}

/** An agency at work. */
export interface OpenAgency {
  name: string;
  schema: GraphQLSchema;
  db: EntityManager;
  contextOf: (viewer: Viewer, request: RequestInfo) => Context;
  close: () => Promise<void>;
}

/** Opens the agency's database, brings it up to date, and builds its executable schema. */
export async function openAgency(
  agency: Agency,
  { clock = realClock, ...database }: Pick<DatabaseOptions, "url" | "vault" | "onQuery"> & { clock?: Clock },
): Promise<OpenAgency> {
  const schema = await buildSubgraph(agency);
  const { db, close } = await openDatabase({ ...agency, ...database });
  const contextOf: OpenAgency["contextOf"] = (viewer, request) => ({
    db,
    figures: db,
    transact: (work) => transact(db, work),
    viewer,
    clock,
    request,
    reads: new Reads(),
  });
  return { name: agency.name, schema, db, close, contextOf };
}
