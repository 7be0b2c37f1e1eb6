// Whether the lines of an access log are still those that were written, in that order and without a gap.
import { Between, type EntityManager } from "typeorm";
import { manyEach } from "#kit/loader";
import { AccessLogHead, AccessLogLine, AccessLogPerson, CUT, HEAD } from "./access-log.entity";
import { GENESIS, hashOf } from "./chain";

/** Lines at a time; each may tell of a few hundred people. */
const PAGE = 100;

/** What was done to a log, as far as its chain tells. */
export const FAULTS = {
  ALTERED: "the line is not what was written",
  REMOVED: "the line is gone",
  REORDERED: "the line does not follow the one before it: lines were moved, or one was written anew",
  TRUNCATED: "the end of the log is cut off from here",
  ADDED: "there is a line that was not written through the log",
  INDEX_DIFFERS: "the line is not found by the people of whom it tells, or by others",
  HEAD_DIFFERS: "the head of the log is not its last line",
  REWRITTEN: "the log never passed the head that was remembered",
} as const;

export type Fault = keyof typeof FAULTS;

export interface Verdict {
  /** Number of the last line that holds. */
  lines: number;
  /** Number of the last line that was taken away after its period; 0 where none was. */
  cut: number;
  first: Date | null;
  last: Date | null;
  /** Hash of the last of them. Kept elsewhere, it can show later that the log up to here was not written anew. */
  head: string;
  /** Number of the first line that does not hold, and why; null where all do. */
  broken: { line: number; fault: Fault } | null;
}

/**
 * Walks the whole chain that is there, a page at a time; lines that are written meanwhile are left for the next time. `since` is the
 * head of an earlier walk: it must still be part of the chain.
 */
export async function verifyAccessLog(db: EntityManager, since = GENESIS): Promise<Verdict> {
  const head = await db.findOneBy(AccessLogHead, { id: HEAD });
  const indexed = await highest(db, AccessLogPerson);
  const { lastLine: cut, hash } = await cutOf(db);
  const seen: Verdict = { lines: cut, cut, first: null, last: null, head: hash, broken: null };
  for await (const { line, index } of linesUpTo(db, head)) {
    const fault = faultOf(line, seen) ?? faultOfIndex(line, index, indexed);
    if (fault) return broken(seen, fault);
    Object.assign(seen, { lines: line.id, first: seen.first ?? line.at, last: line.at, head: line.hash });
  }
  return broken(seen, faultOfHead(head, seen) ?? (await faultBeyond(db)) ?? (await faultSince(db, since, seen, hash)));
}

/** The last line that was taken away after its period; before the first, where none was. */
async function cutOf(db: EntityManager): Promise<Pick<AccessLogHead, "lastLine" | "hash">> {
  return (await db.findOneBy(AccessLogHead, { id: CUT })) ?? { lastLine: 0, hash: GENESIS };
}

function broken(seen: Verdict, fault: Fault | null): Verdict {
  return fault ? { ...seen, broken: { line: seen.lines + 1, fault } } : seen;
}

function faultOf(line: AccessLogLine, before: Verdict): Fault | null {
  const expected = before.lines + 1;
  if (line.id !== expected) return line.id > expected ? "REMOVED" : "ADDED";
  if (hashOf(line.previousHash, line) !== line.hash) return "ALTERED";
  return line.previousHash === before.head ? null : "REORDERED";
}

/** The index may lag behind, but what it has must be right. */
function faultOfIndex({ id, personIds }: AccessLogLine, index: AccessLogPerson[], indexed: number): Fault | null {
  if (id > indexed && index.length === 0) return null;
  const isSame = index.length === personIds.length && index.every(({ personId }, at) => personId === personIds[at]);
  return isSame ? null : "INDEX_DIFFERS";
}

function faultOfHead(head: AccessLogHead | null, seen: Verdict): Fault | null {
  if (head && seen.lines < head.lastLine) return "TRUNCATED";
  return seen.head === head?.hash ? null : "HEAD_DIFFERS";
}

async function faultBeyond(db: EntityManager): Promise<Fault | null> {
  const lowest = await db.minimum(AccessLogPerson, "id");
  const [lines, indexed] = [await highest(db, AccessLogLine), await highest(db, AccessLogPerson)];
  // The head is read after them, so that lines which were written meanwhile are within it.
  const { lastLine } = await db.findOneByOrFail(AccessLogHead, { id: HEAD });
  if (lines > lastLine) return "ADDED";
  return (lowest ?? 1) < 1 || indexed > lastLine ? "INDEX_DIFFERS" : null;
}

async function highest(db: EntityManager, table: typeof AccessLogLine | typeof AccessLogPerson): Promise<number> {
  return (await db.maximum<AccessLogLine | AccessLogPerson>(table, "id")) ?? 0;
}

async function faultSince(db: EntityManager, since: string, seen: Verdict, cutAt: string): Promise<Fault | null> {
  const isPassed =
    since === GENESIS ||
    since === cutAt ||
    (await db.existsBy(AccessLogLine, { hash: since, id: Between(1, seen.lines) }));
  return isPassed ? null : "REWRITTEN";
}

async function* linesUpTo(db: EntityManager, head: AccessLogHead | null) {
  const end = head?.lastLine ?? 0;
  // From below 1: a line there is one that nobody wrote.
  for (let from = -(2 ** 31); from <= end;) {
    const lines = await db.find(AccessLogLine, { where: { id: Between(from, end) }, order: { id: "ASC" }, take: PAGE });
    const ids = lines.map(({ id }) => id);
    const to = ids.at(-1) ?? end;
    const where = { id: Between(from, to) };
    const rows = await db.find(AccessLogPerson, { where, order: { id: "ASC", personId: "ASC" } });
    const shares = manyEach(ids, rows, ({ id }) => id);
    for (const [place, line] of lines.entries()) yield { line, index: shares[place] ?? [] };
    from = to + 1;
  }
}
