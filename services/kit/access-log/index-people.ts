import type { EntityManager } from "typeorm";
import { AccessLogLine, AccessLogPerson } from "./access-log.entity";

/** Lines at a time, so that nobody waits long for a transaction: of fifty people each, some fifty milliseconds. */
const SLICE = 250;

type Transact = <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;

/**
 * Brings `access_log_person` up to the last line. Several may do so at once, since lines are indexed whole and in order:
 * up to the highest line that is indexed, all are.
 */
export async function indexPeople(transact: Transact): Promise<void> {
  const next = indexer(transact);
  while (await next());
}

/** The same slice by slice: each call answers whether there is more to do. */
export function indexer(transact: Transact): () => Promise<boolean> {
  // From where the last one left off: lines that tell of nobody leave no trace in the index.
  let from = 0;
  return async () => {
    const [until, last] = await transact((tx) => indexSlice(tx, from));
    from = until;
    return until < last;
  };
}

async function indexSlice(tx: EntityManager, from: number): Promise<[until: number, last: number]> {
  const indexed = (await tx.maximum(AccessLogPerson, "id")) ?? 0;
  const last = (await tx.maximum(AccessLogLine, "id")) ?? 0;
  const after = Math.max(indexed, from);
  const until = Math.min(after + SLICE, last);
  // The databases take the lists apart themselves; as text of the program's they would be sent there and back.
  const isSqlite = tx.dataSource.options.type === "better-sqlite3";
  if (until > after) await tx.query(isSqlite ? ON_SQLITE : ON_MARIADB, [after, until]);
  return [until, last];
}

const ON_SQLITE = `INSERT INTO access_log_person (personId, id)
  SELECT json_extract(person.value, '$[0]'), line.id
  FROM access_log line, json_each(line.people) person
  WHERE line.id > ? AND line.id <= ?
  ON CONFLICT DO NOTHING`;

const ON_MARIADB = `INSERT INTO access_log_person (personId, id)
  SELECT person.id, line.id
  FROM access_log line, JSON_TABLE(line.people, '$[*]' COLUMNS (id VARCHAR(36) PATH '$[0]')) person
  WHERE line.id > ? AND line.id <= ?
  ON DUPLICATE KEY UPDATE access_log_person.id = access_log_person.id`;
