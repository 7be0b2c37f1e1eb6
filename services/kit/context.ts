import type { ClassType } from "type-graphql";
import type { EntityManager, FindManyOptions, FindOptionsWhere, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import type { Reads, Refusal } from "#kit/access/reads";
import type { Clock } from "#kit/clock";
import type { Hub } from "#kit/hub/hub";
import type { Reading } from "#kit/reading/looked";
import type { Viewer } from "#kit/viewer";

/** Reading of an agency's database: only rows that the viewer may see. */
export interface Reader {
  /** Which question is being answered, whose columns alone are read; null where all columns are. */
  reading: Reading | null;
  createQueryBuilder: <T extends ObjectLiteral>(table: ClassType<T>, alias: string) => SelectQueryBuilder<T>;
  find: <T extends ObjectLiteral>(table: ClassType<T>, options?: FindManyOptions<T>) => Promise<T[]>;
  findBy: <T extends ObjectLiteral>(table: ClassType<T>, where: FindOptionsWhere<T>) => Promise<T[]>;
}

/**
 * Counting of an agency's database: every row, whoever asks, since totals must be the same for all. It is for
 * `getRawMany` of sums and counts; no row of it may leave a resolver.
 */
export type Figures = Pick<EntityManager, "createQueryBuilder">;

/** Which request this is, as the gateway tells it to every agency. */
export interface RequestInfo {
  id: string;
  /** The client's own name for its operation; null where it gave none. */
  operationName: string | null;
  /** What the gateway refused of this agency's fields before it asked. */
  refused?: readonly Refusal[];
  /** Until when somebody waits for the answer, in the time of `performance.now()`; left out where nobody said. */
  until?: number | undefined;
}

/** Everything a resolver may reach: its own agency's database, who asks, for what, and the time. */
export interface Context {
  db: Reader;
  figures: Figures;
  /** Writes whole or not at all; see `transact` of `#kit/transaction`. Sees every row. */
  transact: <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;
  viewer: Viewer;
  /** Whether the viewer may read `field` of a record of `type`, for who tells of it otherwise; see the guard. */
  mayRead: (type: string, field: string, record: object) => Promise<boolean>;
  clock: Clock;
  request: RequestInfo;
  /** The whole hub, asked as this agency and not as the viewer; null where none can be reached. Never within `transact`. */
  hub: Hub | null;
  /** What this request reads of people, for the access log. */
  reads: Reads;
  /** The same to answer the same request anew: nothing that was read is kept, but what the access log is told is. */
  afresh: () => Context;
}
