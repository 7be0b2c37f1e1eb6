// A small agency with nothing but an access log, and requests that read through it.
import { randomUUID } from "node:crypto";
import { Ctx, ObjectType, Query, Resolver } from "type-graphql";
import type { Read } from "#kit/access/reads";
import { AccessLogLine, AccessLogPerson } from "#kit/access-log/access-log.entity";
import { accessLogOf } from "#kit/access-log/access-log.parts";
import { indexPeople } from "#kit/access-log/index-people";
import { openAgency, type Agency, type OpenAgency } from "#kit/agency";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import type { Context } from "#kit/context";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { AccessLog0002 } from "../../services/health/migrations/0002-access-log";
import { LogByBlocks0009 } from "../../services/health/migrations/0009-log-by-blocks";
import { nobodyIn, someone } from "../support/agency";
import { accessLogCategories, accessLogTypes } from "#kit/access-log/access-log.access";
import { rowsByTable } from "#kit/access/policy";
import { ACCESS_LOG_TABLES } from "#kit/access-log/access-log.entity";
import type { Engine } from "../support/databases";

@ObjectType("Toy")
@Resolver()
class ToyResolver {
  @Query(() => String, { nullable: true })
  toy(@Ctx() { reads }: Context): string {
    reads.note(read());
    return "Awa's bear";
  }
}

const { tables, resolvers, entities, references } = accessLogOf("toys");
const TOYS: Agency = {
  name: "toys",
  port: 0,
  access: {
    categories: {
      ...accessLogCategories,
      accessLog: { level: "L1", says: "The log", read: "anyone" },
      accessHistory: { level: "L1", says: "The history", read: "anyone" },
    },
    types: { ...accessLogTypes("toys"), Query: { open: "toy" } },
    rows: rowsByTable(...ACCESS_LOG_TABLES.map((table) => [table, "anyone"] as const)),
  },
  resolvers: [ToyResolver, ...resolvers],
  entities,
  references,
  tables,
  migrations: [AccessLog0002, LogByBlocks0009],
  retention: nobodyIn(...ACCESS_LOG_TABLES),
};

export const awa = "0a".padEnd(36, "0");
export const binta = "0b".padEnd(36, "0");

export const read = (over: Partial<Read> = {}): Read => ({
  personId: awa,
  category: "identity",
  level: "L2",
  ground: "ROLE",
  operationCode: "GAO-2018",
  ...over,
});

export interface LogUnderTest extends OpenAgency {
  url: string;
  /** Sent since it was opened. */
  statements: string[];
  /** One request, to its end. */
  request: (fill: (ctx: Context) => void, over?: Partial<Viewer>) => Promise<void>;
  reading: (...reads: Read[]) => Promise<void>;
  lines: () => Promise<AccessLogLine[]>;
  /** Brings the index up to the last line. */
  index: () => Promise<void>;
  indexed: () => Promise<AccessLogPerson[]>;
}

/** `url` of a database that another one has open already; a new one unless given. */
export async function logUnderTest(engine: Engine, url?: string): Promise<LogUnderTest> {
  const statements: string[] = [];
  const address = url ?? (await engine.fresh());
  const onQuery = (sql: string): void => void statements.push(sql);
  const agency = await openAgency(TOYS, { url: address, clock: clockAt(DEMONSTRATION_START), onQuery });
  statements.length = 0;
  const request: LogUnderTest["request"] = async (fill, over = {}) => {
    const viewer = { ...someone, roles: ["clinician"], ...over };
    const ctx = agency.contextOf(viewer, { id: randomUUID(), operationName: "Ward" });
    fill(ctx);
    await agency.finish(ctx);
  };
  return {
    ...agency,
    url: address,
    statements,
    request,
    reading: (...reads) =>
      request((ctx) => {
        for (const one of reads) ctx.reads.note(one);
      }),
    lines: () => agency.db.find(AccessLogLine, { order: { id: "ASC" } }),
    index: () => indexPeople((work) => transact(agency.db, work)),
    indexed: () => agency.db.find(AccessLogPerson, { order: { block: "ASC", personId: "ASC" } }),
  };
}
