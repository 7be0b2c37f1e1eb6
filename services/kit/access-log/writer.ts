import { setTimeout as pause } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { transact } from "#kit/transaction";
import { appender, type Head } from "./append";
import { GENESIS, type Written } from "./chain";
import { indexSome } from "./index-people";
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

interface Batch {
  said: Written[];
  written: Promise<void>;
}

/** Of one batch, unless a single request has more: with their people they fit into the 16 MiB that MariaDB takes at once. */
const MOST_LINES = 100;

/** Whoever wrote lines less than so long ago gathers what ends in the time after it, in milliseconds. */
const RECENT_MS = 5;
const GATHER_MS = 3;

/** A process that has less than a tenth of its time left gathers for longer: each transaction costs it as much as many lines. */
const BUSY = 0.9;
const GATHER_BUSY_MS = 15;
const SAMPLE_MS = 100;

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
  const isBusy = busyness();
  const index = later(() => indexSome((work) => transact(db, work)), INDEX_MS, REST_MS);

  const begin = (): Batch => {
    const said: Written[] = [];
    const written = before.then(async () => {
      // A busy agency waits a little, so that what ends meanwhile goes along.
      const ms = isBusy() ? GATHER_BUSY_MS : performance.now() - writtenAt < RECENT_MS ? GATHER_MS : 0;
      if (ms > 0) await pause(ms);
      if (next === batch) next = undefined;
      head = await append(head, said);
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

/** Answers whether this process is busy, as it was in the last tenth of a second. */
function busyness(): () => boolean {
  let before = performance.eventLoopUtilization();
  let isBusy = false;
  return () => {
    const { idle, active, utilization } = performance.eventLoopUtilization(before);
    if (idle + active < SAMPLE_MS) return isBusy;
    before = performance.eventLoopUtilization();
    // Who was asked nothing for long is not busy now.
    return (isBusy = utilization > BUSY && idle + active < 10 * SAMPLE_MS);
  };
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
