// Whether the lines of an access log are still those that were written, in that order and without a gap.
import { Between, LessThanOrEqual, type EntityManager } from "typeorm";
import { AccessLogHead, AccessLogLine, AccessLogPerson, BLOCK, blockOf, CUT, HEAD, INDEXED } from "./access-log.entity";
import { GENESIS, hashOf } from "./chain";

/** What was done to a log, as far as its chain tells. */
export const FAULTS = {
  ALTERED: "the line is not what was written",
  REMOVED: "the line is gone",
  REORDERED: "the line does not follow the one before it: lines were moved, or one was written anew",
  TRUNCATED: "the end of the log is cut off from here",
  ADDED: "there is a line that was not written through the log",
  INDEX_DIFFERS: "one of the 64 lines from here is not found by the people of whom it tells, or by others",
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
 * Walks the whole chain that is there, a block at a time; lines that are written meanwhile are left for the next time. `since` is the
 * head of an earlier walk: it must still be part of the chain.
 */
export async function verifyAccessLog(db: EntityManager, since = GENESIS): Promise<Verdict> {
  const head = await db.findOneBy(AccessLogHead, { id: HEAD });
  const { lastLine: cut, hash } = await cutOf(db);
  const seen: Verdict = { lines: cut, cut, first: null, last: null, head: hash, broken: null };
  if (await db.existsBy(AccessLogLine, { id: LessThanOrEqual(cut) })) return broken(seen, "ADDED");
  const { fault, unfound } = await walked(db, head, seen);
  if (fault) return broken(seen, fault);
  if (unfound !== null) return { ...seen, broken: { line: unfound, fault: "INDEX_DIFFERS" } };
  return broken(seen, (await faultBeyond(db, cut)) ?? (await faultSince(db, since, seen, hash)));
}

/** Moves `seen` on to the last line that holds; `unfound` is the first line of the first block that the index has otherwise. */
async function walked(
  db: EntityManager,
  head: AccessLogHead | null,
  seen: Verdict,
): Promise<{ fault: Fault | null; unfound: number | null }> {
  const [end, indexed] = [head?.lastLine ?? 0, await lastIndexed(db)];
  let unfound: number | null = null;
  for await (const { lines, people } of blocksFrom(db, seen.cut + 1, end)) {
    if (!isFound(lines, people, indexed)) unfound ??= seen.lines + 1;
    const fault = faultOfLines(lines, end, seen);
    if (fault) return { fault, unfound };
  }
  return { fault: faultOfHead(head, seen), unfound };
}

async function lastIndexed(db: EntityManager): Promise<number> {
  return (await db.findOneBy(AccessLogHead, { id: INDEXED }))?.lastLine ?? 0;
}

function faultOfLines(lines: readonly AccessLogLine[], end: number, seen: Verdict): Fault | null {
  for (const line of lines) {
    if (line.id > end) break;
    const fault = faultOf(line, seen);
    if (fault) return fault;
    Object.assign(seen, { lines: line.id, first: seen.first ?? line.at, last: line.at, head: line.hash });
  }
  return null;
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

/** The index may lag behind, but what it has of a block must be right. */
function isFound(lines: readonly AccessLogLine[], people: ReadonlySet<string>, indexed: number): boolean {
  const toldOf = new Set(lines.flatMap(({ personIds }) => personIds));
  const has = ({ personIds }: AccessLogLine): boolean => personIds.every((id) => people.has(id));
  return [...people].every((id) => toldOf.has(id)) && lines.every((line) => line.id > indexed || has(line));
}

function faultOfHead(head: AccessLogHead | null, seen: Verdict): Fault | null {
  if (head && seen.lines < head.lastLine) return "TRUNCATED";
  return seen.head === head?.hash ? null : "HEAD_DIFFERS";
}

async function faultBeyond(db: EntityManager, cut: number): Promise<Fault | null> {
  const blocks = [await db.minimum(AccessLogPerson, "block"), await db.maximum(AccessLogPerson, "block")];
  const lines = (await db.maximum(AccessLogLine, "id")) ?? 0;
  const indexed = await lastIndexed(db);
  // The head is read after them, so that lines which were written meanwhile are within it.
  const { lastLine } = await db.findOneByOrFail(AccessLogHead, { id: HEAD });
  if (lines > lastLine) return "ADDED";
  const isThere = (block: number | null): boolean =>
    block === null || (block >= blockOf(cut) && block <= blockOf(lastLine));
  return blocks.every(isThere) && indexed <= lastLine ? null : "INDEX_DIFFERS";
}

async function faultSince(db: EntityManager, since: string, seen: Verdict, cutAt: string): Promise<Fault | null> {
  const isPassed =
    since === GENESIS ||
    since === cutAt ||
    (await db.existsBy(AccessLogLine, { hash: since, id: Between(1, seen.lines) }));
  return isPassed ? null : "REWRITTEN";
}

/** Blocks of lines, from that of the line `from` on, and of whom they tell by the index. */
async function* blocksFrom(db: EntityManager, from: number, end: number) {
  const last = Math.min(end, (await db.maximum(AccessLogLine, "id")) ?? 0);
  for (let block = blockOf(from); block <= blockOf(last); block++) {
    // Before the lines: whom it finds, one of these tells of.
    const rows = await db.findBy(AccessLogPerson, { block });
    const where = { id: Between(block * BLOCK, (block + 1) * BLOCK - 1) };
    const lines = await db.find(AccessLogLine, { where, order: { id: "ASC" } });
    yield { lines, people: new Set(rows.map(({ personId }) => personId)) };
  }
}
