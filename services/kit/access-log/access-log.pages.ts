import { In } from "typeorm";
import { pageOf, pageOfEach, type Connection, type PageArgs } from "#kit/connection";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { AccessHistoryEntry, entryOf } from "./access-history-entry";
import { AccessLogLine, AccessLogPerson } from "./access-log.entity";
import { narrow } from "./access-log.filter";
import type { AccessLogArgs } from "./access-log.inputs";
import { indexPeople } from "./index-people";

/** The `AccessLog.id` of all operations together. */
export const ALL_OPERATIONS = "*";

/**
 * A page of the lines of one operation, or of ALL_OPERATIONS, latest first. A viewer who works in some operations does
 * not see the lines whose operation is another or is not known. Throws OPERATION_UNKNOWN.
 */
export async function linesOf(
  operation: string,
  { db, transact, viewer }: Context,
  args: AccessLogArgs,
): Promise<Connection<AccessLogLine>> {
  const query = db.createQueryBuilder(AccessLogLine, "line");
  const operations = operation === ALL_OPERATIONS ? viewer.operations : [operation];
  if (viewer.operations.length > 0 && !operations.every((code) => viewer.operations.includes(code))) {
    throw new HubError("OPERATION_UNKNOWN");
  }
  if (operations.length > 0) query.andWhere("line.operationCode IN (:...operations)", { operations });
  if (args.filter?.personId) await indexPeople(transact);
  narrow(query, args.filter ?? {});
  return pageOf(query, { keys: ["at"], direction: "DESC" }, args);
}

/** Who saw each of these people, latest first; of the same lines as `linesOf`. */
export async function historiesOf(
  personIds: readonly string[],
  { db, transact, viewer }: Context,
  page: PageArgs,
): Promise<Connection<AccessHistoryEntry>[]> {
  await indexPeople(transact);
  const query = db.createQueryBuilder(AccessLogPerson, "seen");
  if (viewer.operations.length > 0) {
    const own = "SELECT l.id FROM access_log l WHERE l.id = seen.id AND l.operationCode IN (:...operations)";
    query.andWhere(`EXISTS (${own})`, { operations: viewer.operations });
  }
  const pages = await pageOfEach(query, "personId", personIds, { keys: [], direction: "DESC" }, page);
  const ids = pages.flatMap(({ edges }) => edges.map(({ node }) => node.id));
  const lines = await db.findBy(AccessLogLine, { id: In([...new Set(ids)]) });
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  return pages.map(({ edges, ...rest }) => ({
    ...rest,
    edges: edges.flatMap(({ node, cursor }) => {
      const line = lineOf.get(node.id);
      return line ? [{ cursor, node: entryOf(line, node.personId) }] : [];
    }),
  }));
}
