import type { GraphQLSchema } from "graphql";
import type { ClassType, NonEmptyArray } from "type-graphql";
import type { EntityManager } from "typeorm";
import { mayRead } from "#kit/access/guard";
import { policyOf, type AgencyAccess } from "#kit/access/policy";
import { scopedReader } from "#kit/access/reader";
import { Reads } from "#kit/access/reads";
import { openAccessLog, type AccessLog } from "#kit/access-log/writer";
import { realClock, type Clock } from "#kit/clock";
import { startChore, type Chore } from "#kit/chores";
import type { Context, RequestInfo } from "#kit/context";
import { connectionsOf } from "#kit/connections";
import type { References } from "#kit/entities";
import { openDatabase, type DatabaseOptions } from "#kit/database";
import type { Hub } from "#kit/hub/hub";
import type { Log } from "#kit/log";
import type { Metrics } from "#kit/metrics";
import { startDelivery, type Delivery, type Letters } from "#kit/outbox/deliver";
import { buildSubgraph } from "#kit/subgraph";
import { faultsOf, personColumnsOf, type RetentionPlan } from "#kit/retention/plan";
import type { Statements } from "#kit/statements";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";

/** What one agency brings to the hub: its slice of the graph, and the tables behind it. */
export interface Agency {
  /** Its name in the supergraph, in settings and in the gateway's calls: `people`. */
  name: string;
  /** The port on which it listens unless told otherwise. */
  port: number;
  /** Who may read and write what, and which rows. */
  access: AgencyAccess;
  resolvers: NonEmptyArray<ClassType>;
  /** Object types that no field leads to inside this subgraph. */
  entities: ClassType[];
  /** How the gateway finds an entity of this agency by its key. */
  references: References;
  /** TypeORM entities. */
  tables: ClassType[];
  migrations: ClassType[];
  /** How long what it holds of people is kept. */
  retention: RetentionPlan;
  /** What it tells other agencies, each kind with its mutation; see `#kit/outbox/post`. */
  letters?: Letters;
  /** What it asks of the hub, each a query with a name. */
  questions?: readonly string[];
  /** What it does as time passes. */
  chore?: Chore;
}

/** An agency at work. */
export interface OpenAgency {
  name: string;
  schema: GraphQLSchema;
  db: EntityManager;
  /** `at` stands in for the agency's own clock. */
  contextOf: (viewer: Viewer, request: RequestInfo, at?: Clock) => Context;
  /** To be waited for before a context's answer is given out. */
  finish: AccessLog["finish"];
  /** Sends what other agencies are to be told, now; answers how much is still to be sent. It is sent by itself too. */
  deliver: Delivery["deliver"];
  /** Tells `metrics` and `log` from now on how its database does. */
  watch: (metrics: Metrics, log: Log) => void;
  close: () => Promise<void>;
}

/** How an agency reaches the hub that it is part of. */
export interface WayToHub {
  hub: Hub;
  log: Log;
}

/** Opens the agency's database, brings it up to date, and builds its executable schema. */
export async function openAgency(
  agency: Agency,
  {
    clock = realClock,
    way,
    ...database
  }: Pick<DatabaseOptions, "url" | "vault" | "onQuery"> & { clock?: Clock; way?: WayToHub | undefined },
): Promise<OpenAgency> {
  const schema = await buildSubgraph(agency);
  const { db, statements, close } = await openDatabase({ ...agency, ...database });
  const faults = faultsOf(agency.retention, db.dataSource);
  if (faults.length > 0) return close().then(() => Promise.reject(new Error(faults.join("\n"))));
  const shown = { rows: agency.access.rows, people: personColumnsOf(agency.retention) };
  const policy = policyOf(agency.access);
  const contextOf = (viewer: Viewer, request: RequestInfo, at = clock, reads = new Reads(request.refused)): Context => {
    const ctx: Context = {
      db: scopedReader(db, shown, viewer, at),
      figures: db,
      transact: (work) => transact(db, work),
      viewer,
      mayRead: (type, field, record) => mayRead(policy, ctx, [type, field], record),
      clock: at,
      hub: way?.hub ?? null,
      request,
      reads,
      afresh: () => contextOf(viewer, request, at, reads),
    };
    return ctx;
  };
  const accessLog = await openAccessLog(db);
  const delivery = way && agency.letters ? startDelivery(db, agency.letters, way.hub, way.log) : null;
  const chore = way && agency.chore ? startChore(db, agency.chore, clock, way.log) : null;
  return {
    name: agency.name,
    schema,
    db,
    contextOf: (viewer, request, at) => contextOf(viewer, request, at),
    finish: accessLog.finish,
    watch: watching(agency.name, db, statements),
    deliver: async () => (await delivery?.deliver()) ?? 0,
    close: async () => {
      await chore?.stop();
      await delivery?.stop();
      await way?.hub.close();
      await accessLog.close();
      await close();
    },
  };
}

function watching(agency: string, db: EntityManager, statements: Statements): OpenAgency["watch"] {
  return (metrics, log) => {
    metrics.watchConnections(agency, () => connectionsOf(db.dataSource));
    statements.onSlow = (slow) => {
      metrics.slow();
      log.warn({ agency, ...slow }, "slow statement");
    };
  };
}
