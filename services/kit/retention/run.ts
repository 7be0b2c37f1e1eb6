// One agency's retention: what is due, and doing it.
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { countOldLines, cutAccessLog } from "#kit/access-log/cut";
import { transact } from "#kit/transaction";
import { countOpen, daysBefore, peopleDue, rowsDue } from "./due";
import { endRows, eraseHere } from "./erase";
import { PERIOD_OVER } from "./erasure.enums";
import type { RetentionPlan, TablePlan } from "./plan";

const PAGE = 200;

interface Counted {
  plan: TablePlan;
  count: number;
}

export interface Due {
  rows: Counted[];
  /** How many people of whom every record is over. */
  people: number;
  /** Lines of the access log. */
  logLines: number;
  /** What is older than its period and was never brought to an end: for somebody to look at. */
  open: Counted[];
}

/** Counts; changes nothing. */
export async function dueOf(db: EntityManager, plans: RetentionPlan, now: Date): Promise<Due> {
  const due: Due = { rows: [], people: 0, logLines: 0, open: [] };
  for (const plan of plans.tables) {
    const rows = rowsDue(db, plans, plan, now);
    if (rows) due.rows.push({ plan, count: await rows.getCount() });
    const count = await countOpen(db, plans, plan, now);
    if (count > 0) due.open.push({ plan, count });
  }
  for await (const ids of pagesOfPeople(db, plans, now)) due.people += ids.length;
  due.logLines = await countOldLines(db, logBefore(plans, now));
  return due;
}

/** Does what is due, a page at a time. Broken off, it can be begun again. `onPage` is told how many rows or people it was. */
export async function applyRetention(
  db: EntityManager,
  plans: RetentionPlan,
  now: Date,
  onPage: (done: number) => void = () => undefined,
): Promise<void> {
  for (const plan of plans.tables) await endRowsOf(db, plans, plan, now, onPage);
  for await (const ids of pagesOfPeople(db, plans, now)) {
    const by = { recordedByAgency: "", recordedByUser: "retention", occurredAt: now };
    await transact(db, (tx) => eraseHere(tx, plans, ids, { id: randomUUID(), reason: PERIOD_OVER, ...by }));
    onPage(ids.length);
  }
  await cutAccessLog(db, logBefore(plans, now), onPage);
}

const logBefore = ({ accessLogDays }: RetentionPlan, now: Date): Date => daysBefore(now, accessLogDays);

async function endRowsOf(
  db: EntityManager,
  plans: RetentionPlan,
  plan: TablePlan,
  now: Date,
  onPage: (done: number) => void,
): Promise<void> {
  const { table, atEnd } = plan;
  for (;;) {
    const rows = await rowsDue(db, plans, plan, now)?.limit(PAGE).getMany();
    if (!rows?.length || !atEnd) return;
    await transact(db, (tx) => endRows(tx, table, rows, atEnd, now));
    onPage(rows.length);
  }
}

async function* pagesOfPeople(db: EntityManager, plans: RetentionPlan, now: Date): AsyncGenerator<string[]> {
  for (let last = ""; ;) {
    const ids = await peopleDue(db, plans, now, PAGE, last);
    if (ids.length > 0) yield ids;
    if (ids.length < PAGE) return;
    last = ids.at(-1) ?? "";
  }
}
