import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { appendRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import { AccessLogHead, AccessLogLine, AccessLogPerson, HEAD } from "./access-log.entity";
import { hashOf } from "./chain";
import { draftsOf, type Draft } from "./draft";

/**
 * Writes what a request read and was refused. Whoever answers must wait for it and, when it throws, keep the answer
 * back: what cannot be logged is not shown. See `unlogged`.
 */
export type AccessLog = (ctx: Context) => Promise<void>;

interface Batch {
  drafts: Draft[];
  written: Promise<void>;
}

/**
 * The access log of the agency whose database this is. Requests that end while lines are being written share the next
 * transaction, so that a busy agency waits for its disk once for many.
 */
export function openAccessLog(db: EntityManager): AccessLog {
  let next: Batch | undefined;
  let before: Promise<void> = Promise.resolve();

  const begin = (): Batch => {
    const drafts: Draft[] = [];
    const written = before.then(() => {
      next = undefined;
      return transact(db, (tx) => append(tx, drafts));
    });
    before = written.catch(() => undefined);
    return { drafts, written };
  };

  return async (ctx) => {
    const drafts = draftsOf(ctx);
    if (drafts.length === 0) return;
    next ??= begin();
    next.drafts.push(...drafts);
    await next.written;
  };
}

/** Adds lines at the end of the chain. */
async function append(tx: EntityManager, drafts: readonly Draft[]): Promise<void> {
  const count = drafts.length;
  // First of all, so that writers of every process take turns at this row, and on a cluster one of two is refused.
  const { affected } = await tx.increment(AccessLogHead, { id: HEAD }, "lastLine", count);
  if (affected !== 1) throw new Error("The access log has no head.");
  const head = await tx.findOneByOrFail(AccessLogHead, { id: HEAD });
  const lines: Omit<AccessLogLine, "number">[] = [];
  let { hash } = head;
  for (const [index, { line, people }] of drafts.entries()) {
    const linked = { ...line, id: head.lastLine - count + index + 1, previousHash: hash };
    hash = hashOf(linked, people);
    lines.push({ ...linked, hash });
  }
  const people = drafts.flatMap((draft, index) => {
    const id = lines[index]?.id ?? 0;
    return draft.people.map((person) => ({ ...person, id }));
  });
  await appendRows(tx, AccessLogLine, lines);
  await appendRows(tx, AccessLogPerson, people);
  await tx.update(AccessLogHead, { id: HEAD }, { hash });
}
