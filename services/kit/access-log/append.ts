// How lines come to the end of the chain: all of them or none, and only where it still ends.
import type Sqlite from "better-sqlite3";
import type { EntityManager } from "typeorm";
import { actOnMariadb, actOnSqlite, isMariadb } from "#kit/transaction";
import { AccessLogHead, AccessLogLine, HEAD } from "./access-log.entity";
import { hashOfWritten, type Written } from "./chain";

export type Head = Pick<AccessLogHead, "lastLine" | "hash">;

/** Adds lines after `head`, or where that is no longer the end of the chain, after what is. Answers the new head. */
export type Append = (head: Head, said: readonly Written[]) => Promise<Head>;

type Line = Written & Pick<AccessLogLine, "id" | "previousHash" | "hash">;

/** Adds `lines` and moves the head `from` where the chain ends `to` the last of them. False: it ends elsewhere. */
type Add = (from: Head, to: Head, lines: readonly Line[]) => Promise<boolean>;

export async function appender(db: EntityManager): Promise<Append> {
  const add = (await isMariadb(db)) ? inOneStatement(db) : inOneTransaction(db);
  return async (remembered, said) => {
    for (let head = remembered; ; head = await db.findOneByOrFail(AccessLogHead, { id: HEAD })) {
      const lines = linked(head, said);
      const last = lines.at(-1);
      if (!last) return head;
      const moved = { lastLine: last.id, hash: last.hash };
      if (await add(head, moved, lines)) return moved;
    }
  };
}

function linked({ lastLine, hash: previousHash }: Head, said: readonly Written[]): Line[] {
  return said.map((line, index) => {
    const hash = hashOfWritten(previousHash, line);
    const whole = { ...line, id: lastLine + index + 1, previousHash, hash };
    previousHash = hash;
    return whole;
  });
}

// Written out, since building them would take longer than running them.
const MOVE_HEAD = "UPDATE access_log_head SET lastLine = ?, hash = ? WHERE id = ? AND lastLine = ? AND hash = ?";
const moving = (from: Head, to: Head): unknown[] => [to.lastLine, to.hash, HEAD, from.lastLine, from.hash];

/** So writers of every process take turns, and on a cluster one of two is refused and tries again. */
function inOneTransaction(db: EntityManager): Add {
  let ready: Sqlite.Statement[] | undefined;
  return (from, to, lines) =>
    actOnSqlite(db, (prepare) => {
      const [move, insert] = (ready ??= [MOVE_HEAD, insertion(db, 1)].map((sql) => prepare(sql)));
      db.dataSource.logger.logQuery(MOVE_HEAD);
      if (move?.run(...moving(from, to)).changes !== 1) return false;
      // The disk has the lines at the latest when their people are indexed.
      for (const line of lines) insert?.run(...valuesOf(db, line));
      return true;
    });
}

/** The same in one message to the server and one back, instead of four. */
function inOneStatement(db: EntityManager): Add {
  return async (from, to, lines) => {
    const insert = insertion(db, lines.length);
    const values = lines.flatMap((line) => valuesOf(db, line));
    const block = `BEGIN NOT ATOMIC
      DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
      START TRANSACTION;
      ${MOVE_HEAD};
      IF ROW_COUNT() = 1 THEN ${insert}; END IF;
      COMMIT;
    END`;
    return (await actOnMariadb(db, block, [...moving(from, to), ...values])) > 0;
  };
}

function insertion({ dataSource }: EntityManager, lines: number): string {
  const { columns, tableName } = dataSource.getMetadata(AccessLogLine);
  const names = columns.map(({ databaseName }) => dataSource.driver.escape(databaseName)).join();
  const marks = `(${columns.map(() => "?").join()})`;
  return `INSERT INTO ${tableName} (${names}) VALUES ${Array.from({ length: lines }, () => marks).join()}`;
}

function valuesOf({ dataSource }: EntityManager, line: Line): unknown[] {
  return dataSource.getMetadata(AccessLogLine).columns.map((column) => {
    const value = line[column.propertyName as keyof Line];
    // Lists are written out already.
    return column.type === "simple-json" ? value : (dataSource.driver.preparePersistentValue(value, column) as unknown);
  });
}
