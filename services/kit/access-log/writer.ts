import { setTimeout as pause } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { transact } from "#kit/transaction";
import { appender, type Head } from "./append";
import { GENESIS } from "./chain";
import { indexSome } from "./index-people";
import { saidOf, type Saying } from "./said";
import { Unindexed } from "./unindexed";

export interface AccessLog {
  /**
   * Writes what a request read and was refused. Whoever answers must wait for it and, when it throws, keep the answer
   * back: what cannot be logged is not shown. See `unlogged`.
   */
  finish: (ctx: Context) => Promise<void>;
  /** Ends what goes on behind the answers. */
  close: () => Promise<void>;
}

interface Batch {
  said: Saying[];
  written: Promise<void>;
}

/** Of one batch, unless a single request has more: with their people they fit into the 16 MiB that MariaDB takes at once. */
const MOST_LINES = 100;

/**
 * Whoever wrote lines less than so long ago gathers what ends in the time after it: step by step, until the process has time
 * left, since each transaction costs as much as many lines; but not for long. In milliseconds.
 */
const RECENT_MS = 5;
const STEP_MS = 3;
const MOST_MS = 60;
const BUSY = 0.95;

/** How long after a line its people are indexed, in milliseconds, if nobody asks for them sooner; and the rest between slices. */
const INDEX_MS = 1_000;
const REST_MS = 100;

/**
 * The access log of the agency whose database this is. Requests that end while lines are being written share the next
 * transaction, so that a busy agency waits for its disk once for many.
 */
export async function openAccessLog(db: EntityManager): Promise<AccessLog> {
  const append = await appender(db);
  let head: Head = { lastLine: 0, hash: GENESIS };
  let next: Batch | undefined;
  let writtenAt = -Infinity;
  let before: Promise<void> = Promise.resolve();
  const unindexed = new Unindexed();
  const index = later(() => indexSome((work) => transact(db, work), unindexed), INDEX_MS, REST_MS);

  const begin = (): Batch => {
    const said: Saying[] = [];
    const written = before.then(async () => {
      if (performance.now() - writtenAt < RECENT_MS) await untilIdle();
      if (next === batch) next = undefined;
      head = await append(head, said);
      unindexed.add(head.lastLine, said);
      writtenAt = performance.now();
      index.soon();
    });
    before = written.catch(() => undefined);
    const batch = { said, written };
    return batch;
  };

  const finish = async (ctx: Context): Promise<void> => {
    const said = saidOf(ctx);
    if (said.length === 0) return;
    // A batch must fit into one message to the server.
    if (!next || next.said.length >= MOST_LINES) next = begin();
    next.said.push(...said);
    await next.written;
  };
  return { finish, close: index.stop };
}

async function untilIdle(): Promise<void> {
  for (const end = performance.now() + MOST_MS; performance.now() < end;) {
    const before = performance.eventLoopUtilization();
    await pause(STEP_MS);
    if (performance.eventLoopUtilization(before).utilization < BUSY) return;
  }
}

/** Does `work` some time after it was first asked for, and goes on while there is more. A failure is left to the next time. */
function later(
  work: () => Promise<boolean>,
  ms: number,
  restMs: number,
): { soon: () => void; stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  let isStopped = false;
  const inTime = (wait: number): void => {
    if (!isStopped) timer ??= setTimeout(begin, wait).unref();
  };
  const begin = (): void => {
    // What comes while it works waits for the next time.
    timer = undefined;
    working = working.then(work).then(
      (isMore) => {
        if (isMore) inTime(restMs);
      },
      () => undefined,
    );
  };
  return {
    soon: () => {
      inTime(ms);
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
