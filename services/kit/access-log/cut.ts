// The oldest lines of an access log go when their period is over; the rest of the chain still holds.
import { Between, LessThan, type EntityManager } from "typeorm";
import { transact } from "#kit/transaction";
import { AccessLogHead, AccessLogLine, AccessLogPerson, BLOCK, blockOf, CUT } from "./access-log.entity";
import { tellsOf } from "./seen";

const PAGE = 500;

const FORGET = `DELETE FROM access_log_person WHERE block = ? AND NOT EXISTS (
  SELECT 1 FROM access_log l
  WHERE l.id >= access_log_person.block * ${String(BLOCK)} AND l.id < (access_log_person.block + 1) * ${String(BLOCK)}
    AND ${tellsOf("l.people", "access_log_person.personId")})`;

/** How many lines from the oldest on were written before `before`. */
export async function countOldLines(db: EntityManager, before: Date): Promise<number> {
  let count = 0;
  for await (const lines of oldLines(db, before)) count += lines.length;
  return count;
}

/**
 * Takes them away, a page at a time, and remembers the hash of the last of them, on which the rest of the chain goes on.
 * `onPage` is told how many it was.
 */
export async function cutAccessLog(db: EntityManager, before: Date, onPage: (lines: number) => void): Promise<void> {
  for await (const lines of oldLines(db, before)) {
    const last = lines.at(-1);
    if (!last) return;
    await transact(db, async (tx) => {
      await tx.upsert(AccessLogHead, { id: CUT, lastLine: last.id, hash: last.hash }, ["id"]);
      await tx.delete(AccessLogLine, { id: Between(0, last.id) });
      await tx.delete(AccessLogPerson, { block: LessThan(blockOf(last.id)) });
      // Of the block that is cut in two, who is told of in what is left.
      await tx.query(FORGET, [blockOf(last.id)]);
    });
    onPage(lines.length);
  }
}

/** In the order of the chain, up to the first that is younger: clocks of several machines may differ a little. */
async function* oldLines(db: EntityManager, before: Date): AsyncGenerator<Pick<AccessLogLine, "id" | "hash">[]> {
  for (let last = 0; ;) {
    const page = await db
      .createQueryBuilder(AccessLogLine, "line")
      .select(["line.id", "line.at", "line.hash"])
      .where("line.id > :last", { last })
      .orderBy("line.id")
      .limit(PAGE)
      .getMany();
    const young = page.findIndex(({ at }) => at > before);
    const old = young < 0 ? page : page.slice(0, young);
    if (old.length > 0) yield old;
    if (old.length < PAGE) return;
    last = old.at(-1)?.id ?? 0;
  }
}
