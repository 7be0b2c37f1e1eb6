import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { appendRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import { AccessLogHead, AccessLogLine, HEAD } from "./access-log.entity";
import { GENESIS, hashOf, type Said } from "./chain";
import { indexPeople } from "./index-people";
import { saidOf } from "./said";

export interface AccessLog {
  /**
   * Writes what a request read and was refused. Whoever answers must wait for it and, when it throws, keep the answer
   * back: what cannot be logged is not shown. See `unlogged`.
   */
  finish: (ctx: Context) => Promise<void>;
  /** Ends what goes on behind the answers. */
  close: () => Promise<void>;
}

type Head = Pick<AccessLogHead, "lastLine" | "hash">;

interface Batch {
  said: Said[];
  written: Promise<void>;
}

/** How long after a line its people are indexed, at most, in milliseconds; sooner when somebody asks for them. */
const INDEX_MS = 1_000;

/**
 * The access log of the agency whose database this is. Requests that end while lines are being written share the next
 * transaction, so that a busy agency waits for its disk once for many.
 */
export function openAccessLog(db: EntityManager): AccessLog {
  let head: Head = { lastLine: 0, hash: GENESIS };
  let next: Batch | undefined;
  let before: Promise<void> = Promise.resolve();
  const index = later(() => indexPeople((work) => transact(db, work)), INDEX_MS);

  const begin = (): Batch => {
    const said: Said[] = [];
    const written = before.then(async () => {
      next = undefined;
      // The disk has the lines at the latest when their people are indexed.
      head = await transact(db, (tx) => append(tx, head, said), { waitsForDisk: false });
      index.soon();
    });
    before = written.catch(() => undefined);
    return { said, written };
  };

  const finish = async (ctx: Context): Promise<void> => {
    const said = saidOf(ctx);
    if (said.length === 0) return;
    next ??= begin();
    next.said.push(...said);
    await next.written;
  };
  return { finish, close: index.stop };
}

/** Written out, since building it would take longer than running it. */
const MOVE_HEAD = "UPDATE access_log_head SET lastLine = ?, hash = ? WHERE id = ? AND lastLine = ? AND hash = ?";

/** Adds lines at the end of the chain and answers its new head. `remembered` is what the head was when last seen. */
async function append(tx: EntityManager, remembered: Head, said: readonly Said[]): Promise<Head> {
  for (let head = remembered; ; head = await tx.findOneByOrFail(AccessLogHead, { id: HEAD })) {
    const lines = linked(head, said);
    const last = lines.at(-1);
    if (!last) return head;
    const moved = { lastLine: last.id, hash: last.hash };
    // Only on from where the chain still ends: so writers of every process take turns, and on a cluster one is refused.
    const values = [moved.lastLine, moved.hash, HEAD, head.lastLine, head.hash];
    const told = await tx.queryRunner?.query(MOVE_HEAD, values, true);
    if (told?.affected === 1) {
      await appendRows(tx, AccessLogLine, lines);
      return moved;
    }
  }
}

function linked({ lastLine, hash: previousHash }: Head, said: readonly Said[]) {
  return said.map((line, index) => {
    const hash = hashOf(previousHash, line);
    const whole = { ...line, id: lastLine + index + 1, previousHash, hash };
    previousHash = hash;
    return whole;
  });
}

/** Runs `work` once, some time after it was first asked for. A failure is left to the next time. */
function later(work: () => Promise<void>, ms: number): { soon: () => void; stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const begin = (): void => {
    working = work()
      .catch(() => undefined)
      .finally(() => (timer = undefined));
  };
  return {
    soon: () => {
      timer ??= setTimeout(begin, ms).unref();
    },
    stop: async () => {
      clearTimeout(timer);
      await working;
    },
  };
}
