import type { SelectQueryBuilder } from "typeorm";
import { countEach, pageOf, pagesOf, sizeOf, type Connection, type PageArgs } from "#kit/connection";
import type { Context, Reader } from "#kit/context";
import { placeOf, type Order } from "#kit/cursor";
import { HubError } from "#kit/errors";
import { AccessHistoryEntry, entryOf } from "./access-history-entry";
import { AccessLogLine, type AccessLogPerson } from "./access-log.entity";
import { narrow } from "./access-log.filter";
import type { AccessLogArgs } from "./access-log.inputs";
import { indexPeople } from "./index-people";
import { seenIn } from "./seen";

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
  narrow(query, args.filter ?? {}, db);
  return pageOf(query, { keys: ["at"], direction: "DESC" }, args);
}

const LATEST_FIRST: Order = { keys: [], direction: "DESC" };

/** Who saw each of these people, latest first; of the same lines as `linesOf`. */
export async function historiesOf(
  personIds: readonly string[],
  { db, transact, viewer: { operations } }: Context,
  page: PageArgs,
): Promise<Connection<AccessHistoryEntry>[]> {
  await indexPeople(transact);
  const query = seenIn(db).andWhere("seen.personId IN (:...people)", { people: [...new Set(personIds)] });
  if (operations.length > 0) query.andWhere("line.operationCode IN (:...operations)", { operations });
  const shares = await latestOfEach(query.clone(), db, personIds, page);
  const pages = pagesOf(shares, LATEST_FIRST, page, () => countEach(query, "personId", personIds));
  return pages.map(({ edges, ...rest }, index) => ({
    ...rest,
    edges: edges.map(({ node, cursor }) => ({ cursor, node: entryOf(node, personIds[index] ?? "") })),
  }));
}

/** Lines of each person of the page and at least one more, if there are. */
async function latestOfEach(
  query: SelectQueryBuilder<AccessLogPerson>,
  db: Reader,
  personIds: readonly string[],
  page: PageArgs,
): Promise<AccessLogLine[][]> {
  const [before] = page.after ? placeOf(page.after, LATEST_FIRST, () => false) : [];
  if (before !== undefined) query.andWhere("line.id < :before", { before });
  const ranked = query
    .select("line.id", "id")
    .addSelect("ROW_NUMBER() OVER (PARTITION BY seen.personId ORDER BY line.id DESC)", "place");
  const lines = await db
    .createQueryBuilder(AccessLogLine, "line")
    .where(`line.id IN (SELECT ranked.id FROM (${ranked.getQuery()}) ranked WHERE ranked.place <= :most)`)
    .setParameters({ ...ranked.getParameters(), most: sizeOf(page) + 1 })
    .orderBy("line.id", "DESC")
    .getMany();
  const shares = new Map(personIds.map((id): [string, AccessLogLine[]] => [id, []]));
  // One line may tell of several.
  for (const line of lines) for (const id of line.personIds) shares.get(id)?.push(line);
  return personIds.map((id) => shares.get(id) ?? []);
}
