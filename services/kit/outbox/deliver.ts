// The sending of letters: at least once, in the order in which they were written for one record, until each is taken.
import { setTimeout as pause } from "node:timers/promises";
import { IsNull, type EntityManager } from "typeorm";
import type { Hub } from "#kit/hub/hub";
import type { Log } from "#kit/log";
import { transact } from "#kit/transaction";
import { Letter } from "./letter.entity";

/** The text of the mutation that each kind of letter is sent as; it takes `$input`. */
export type Letters = Readonly<Record<string, string>>;

export interface Delivery {
  /** Sends what is due now. Answers how many letters are still pending. */
  deliver: () => Promise<number>;
  stop: () => Promise<void>;
}

const BATCH = 50;
const POLL_MS = 500;
const LONGEST_WAIT_MS = 60_000;

/** Codes that trying again does not change: the letter is done with, and the code stays on it for whoever asks. */
const FINAL = new Set([
  "FORBIDDEN",
  "ID_TAKEN",
  "NOT_FOUND",
  "STATE_INVALID",
  "INPUT_INVALID",
  "TIME_INVALID",
  "BAD_USER_INPUT",
]);

/** Sends letters every half second until it is stopped. One process at a time need not be alone: an act is one act. */
export function startDelivery(db: EntityManager, letters: Letters, hub: Hub, log: Log): Delivery {
  const stopping = new AbortController();
  const round = inTurn(() => deliverDue(db, letters, hub));
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await round().catch((err: unknown) => {
        log.warn({ err }, "letters were not sent");
      });
      await pause(POLL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    deliver: round,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Runs `work` never twice at once: who asks meanwhile has a run of its own after the running one. */
function inTurn<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

async function deliverDue(db: EntityManager, letters: Letters, hub: Hub): Promise<number> {
  const due = await dueOf(db);
  // What is told of one record is told in order: after a failure the rest waits.
  const stuck = new Set<string>();
  for (const letter of due) {
    if (stuck.has(letter.about)) continue;
    const code = await sent(letter, letters, hub);
    const isDone = code === null || FINAL.has(code);
    if (!isDone) stuck.add(letter.about);
    await transact(db, (tx) =>
      tx.update(Letter, { id: letter.id, doneAt: IsNull() }, afterwards(letter, code, isDone)),
    );
  }
  return db.countBy(Letter, { doneAt: IsNull() });
}

/** What is due, oldest first; of what is told of one record, nothing before what waits since earlier. */
function dueOf(db: EntityManager): Promise<Letter[]> {
  const waiting = db
    .createQueryBuilder(Letter, "earlier")
    .select("1")
    .where("earlier.about = letter.about AND earlier.doneAt IS NULL AND earlier.dueAt > :now")
    .andWhere("earlier.recordedAt < letter.recordedAt");
  return db
    .createQueryBuilder(Letter, "letter")
    .where("letter.doneAt IS NULL AND letter.dueAt <= :now", { now: new Date() })
    .andWhere(`NOT EXISTS (${waiting.getQuery()})`)
    .orderBy({ "letter.recordedAt": "ASC", "letter.id": "ASC" })
    .take(BATCH)
    .getMany();
}

function afterwards({ tries }: Letter, lastCode: string | null, isDone: boolean): Partial<Letter> {
  const wait = Math.min(POLL_MS * 2 ** Math.min(tries, 10), LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
  return {
    lastCode,
    tries: tries + 1,
    ...(isDone ? { doneAt: new Date() } : { dueAt: new Date(Date.now() + wait) }),
  };
}

/** Null where it was taken, else why not. */
async function sent({ id, kind, payload }: Letter, letters: Letters, hub: Hub): Promise<string | null> {
  const mutation = letters[kind];
  if (!mutation) return "LETTER_UNKNOWN";
  const input = { id, ...(JSON.parse(payload) as object) };
  const { errors = [] } = await hub.ask(mutation, { input });
  const [error] = errors;
  if (!error) return null;
  const code = error.extensions?.code;
  return typeof code === "string" ? code : "INTERNAL_ERROR";
}
