import type { EntityManager } from "typeorm";
import { AccessLogHead, AccessLogLine, BLOCK, INDEXED } from "./access-log.entity";

/** Lines at a time, so that nobody waits long for a transaction: of fifty people each, some ten milliseconds. */
const SLICE = 4 * BLOCK;

type Transact = <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;

/** Brings `access_log_person` up to the last line. Several may do so at once. */
export async function indexPeople(transact: Transact): Promise<void> {
  while (await indexSome(transact));
}

/** The next few lines; answers whether there may be more. */
export function indexSome(transact: Transact): Promise<boolean> {
  return transact(async (tx) => {
    const { lastLine: after } = await tx.findOneByOrFail(AccessLogHead, { id: INDEXED });
    const last = (await tx.maximum(AccessLogLine, "id")) ?? 0;
    const until = Math.min(after + SLICE, last);
    if (until <= after) return false;
    const moved = await tx.update(AccessLogHead, { id: INDEXED, lastLine: after }, { lastLine: until });
    // The databases take the lists apart themselves; as text of the program's they would be sent there and back.
    const isSqlite = tx.dataSource.options.type === "better-sqlite3";
    // Where somebody else was faster, these lines are theirs.
    if (moved.affected === 1) await tx.query(isSqlite ? ON_SQLITE : ON_MARIADB, [after, until]);
    return until < last;
  });
}

const ON_SQLITE = `INSERT INTO access_log_person (personId, block)
  SELECT json_extract(person.value, '$[0]'), line.id / ${String(BLOCK)}
  FROM access_log line, json_each(line.people) person
  WHERE line.id > ? AND line.id <= ?
  ON CONFLICT DO NOTHING`;

const ON_MARIADB = `INSERT INTO access_log_person (personId, block)
  SELECT DISTINCT person.id, line.id DIV ${String(BLOCK)}
  FROM access_log line, JSON_TABLE(line.people, '$[*]' COLUMNS (id VARCHAR(36) PATH '$[0]')) person
  WHERE line.id > ? AND line.id <= ?
  ON DUPLICATE KEY UPDATE access_log_person.block = access_log_person.block`;
