// Whether the lines of an access log are still those that were written, in that order and without a gap.
import { Between, type EntityManager } from "typeorm";
import { manyEach } from "#kit/loader";
import { AccessLogHead, AccessLogLine, AccessLogPerson, HEAD } from "./access-log.entity";
import { GENESIS, hashOf } from "./chain";

/** Lines at a time; each may tell of a few hundred people. */
const PAGE = 100;

/** What was done to a log, as far as its chain tells. */
export const FAULTS = {
  ALTERED: "the line, or whom it tells of, is not what was written",
  REMOVED: "the line is gone",
  REORDERED: "the line does not follow the one before it: lines were moved, or one was written anew",
  TRUNCATED: "the end of the log is cut off from here",
  ADDED: "there is a line, or a person in one, that was not written through the log",
  HEAD_DIFFERS: "the head of the log is not its last line",
  REWRITTEN: "the log never passed the head that was remembered",
} as const;

export type Fault = keyof typeof FAULTS;

export interface Verdict {
  /** How many hold, from the first on. */
  lines: number;
  first: Date | null;
  last: Date | null;
  /** Hash of the last of them. Kept elsewhere, it can show later that the log up to here was not written anew. */
  head: string;
  /** Number of the first line that does not hold, and why; null where all do. */
  broken: { line: number; fault: Fault } | null;
}

/**
 * Walks the whole chain, a page at a time; lines that are written meanwhile are left for the next time. `since` is the
 * head of an earlier walk: it must still be part of the chain.
 */
export async function verifyAccessLog(db: EntityManager, since = GENESIS): Promise<Verdict> {
  const head = await db.findOneBy(AccessLogHead, { id: HEAD });
  const seen: Verdict = { lines: 0, first: null, last: null, head: GENESIS, broken: null };
  for await (const { line, people } of linesUpTo(db, head?.lastLine ?? 0)) {
    const fault = faultOf(line, people, seen);
    if (fault) return broken(seen, fault);
    seen.lines = line.id;
    seen.first ??= line.at;
    seen.last = line.at;
    seen.head = line.hash;
  }
  return broken(seen, (await faultAtEnd(db, head, seen)) ?? (await faultSince(db, since, seen)));
}

function broken(seen: Verdict, fault: Fault | null): Verdict {
  return fault ? { ...seen, broken: { line: seen.lines + 1, fault } } : seen;
}

function faultOf(line: AccessLogLine, people: AccessLogPerson[], before: Verdict): Fault | null {
  const expected = before.lines + 1;
  if (line.id !== expected) return line.id > expected ? "REMOVED" : "ADDED";
  if (hashOf(line, people) !== line.hash) return "ALTERED";
  return line.previousHash === before.head ? null : "REORDERED";
}

async function faultAtEnd(db: EntityManager, head: AccessLogHead | null, seen: Verdict): Promise<Fault | null> {
  if (!head) return "HEAD_DIFFERS";
  if (seen.lines < head.lastLine) return "TRUNCATED";
  if (seen.head !== head.hash) return "HEAD_DIFFERS";
  const lowest = await db.minimum(AccessLogPerson, "id");
  const highest = [await db.maximum(AccessLogLine, "id"), await db.maximum(AccessLogPerson, "id")];
  // The head is read after them, so that lines which were written meanwhile are within it.
  const now = await db.findOneByOrFail(AccessLogHead, { id: HEAD });
  return (lowest ?? 1) < 1 || highest.some((id) => (id ?? 0) > now.lastLine) ? "ADDED" : null;
}

async function faultSince(db: EntityManager, since: string, seen: Verdict): Promise<Fault | null> {
  const isPassed = since === GENESIS || (await db.existsBy(AccessLogLine, { hash: since, id: Between(1, seen.lines) }));
  return isPassed ? null : "REWRITTEN";
}

async function* linesUpTo(db: EntityManager, end: number) {
  // From below 1: a line there is one that nobody wrote.
  for (let from = -(2 ** 31); from <= end;) {
    const lines = await db.find(AccessLogLine, { where: { id: Between(from, end) }, order: { id: "ASC" }, take: PAGE });
    const ids = lines.map(({ id }) => id);
    const to = ids.at(-1) ?? end;
    const where = { id: Between(from, to) };
    const people = await db.find(AccessLogPerson, { where, order: { id: "ASC", personId: "ASC" } });
    const shares = manyEach(ids, people, ({ id }) => id);
    for (const [index, line] of lines.entries()) yield { line, people: shares[index] ?? [] };
    from = to + 1;
  }
}
