import type { EntityManager } from "typeorm";
import { AccessLogHead, AccessLogLine, BLOCK, blockOf, INDEXED } from "./access-log.entity";
import type { Taken, Unindexed } from "./unindexed";

/** Blocks at a time, so that nobody waits long for a transaction: of lines with fifty people each, some ten milliseconds. */
const SLICE = 4;

type Transact = <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;

/** Brings `access_log_person` up to the last line. Several may do so at once. */
export async function indexPeople(transact: Transact): Promise<void> {
  while (await indexSome(transact));
}

/** The next few lines, by what is known of them or else by what they say; answers whether there may be more. */
export function indexSome(transact: Transact, known?: Unindexed): Promise<boolean> {
  return transact(async (tx) => {
    const { lastLine: after } = await tx.findOneByOrFail(AccessLogHead, { id: INDEXED });
    const last = (await tx.maximum(AccessLogLine, "id")) ?? 0;
    const most = Math.min((blockOf(after + 1) + SLICE) * BLOCK - 1, last);
    const { until, blocks } = known?.take(after, most) ?? { until: most, blocks: null };
    if (until <= after) return false;
    const moved = await tx.update(AccessLogHead, { id: INDEXED, lastLine: after }, { lastLine: until });
    // Where somebody else was faster, these lines are theirs.
    if (moved.affected !== 1) return true;
    if (blocks) await indexBlocks(tx, blocks);
    else await tx.query(isSqlite(tx) ? LINES_ON_SQLITE : LINES_ON_MARIADB, [after, until]);
    return until < last;
  });
}

async function indexBlocks(tx: EntityManager, blocks: Taken["blocks"]): Promise<void> {
  const sql = isSqlite(tx) ? PEOPLE_ON_SQLITE : PEOPLE_ON_MARIADB;
  for (const [block, people] of blocks) await tx.query(sql, [block, JSON.stringify([...people])]);
}

const isSqlite = (tx: EntityManager): boolean => tx.dataSource.options.type === "better-sqlite3";

// The databases take the lists apart themselves; as text of the program's they would be sent there and back.
const LINES_ON_SQLITE = `INSERT INTO access_log_person (personId, block)
  SELECT json_extract(person.value, '$[0]'), line.id / ${String(BLOCK)}
  FROM access_log line, json_each(line.people) person
  WHERE line.id > ? AND line.id <= ?
  ON CONFLICT DO NOTHING`;

const LINES_ON_MARIADB = `INSERT INTO access_log_person (personId, block)
  SELECT DISTINCT person.id, line.id DIV ${String(BLOCK)}
  FROM access_log line, JSON_TABLE(line.people, '$[*]' COLUMNS (id VARCHAR(36) PATH '$[0]')) person
  WHERE line.id > ? AND line.id <= ?
  ON DUPLICATE KEY UPDATE access_log_person.block = access_log_person.block`;

const PEOPLE_ON_SQLITE = `INSERT INTO access_log_person (personId, block)
  SELECT value, ? FROM json_each(?) WHERE true
  ON CONFLICT DO NOTHING`;

const PEOPLE_ON_MARIADB = `INSERT INTO access_log_person (personId, block)
  SELECT person.id, ? FROM JSON_TABLE(?, '$[*]' COLUMNS (id VARCHAR(36) PATH '$')) person
  ON DUPLICATE KEY UPDATE access_log_person.block = access_log_person.block`;
