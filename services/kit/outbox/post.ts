import type { EntityManager } from "typeorm";
import { insertRows } from "#kit/insert";
import { Letter } from "./letter.entity";

/** What is to be told, and of which record. */
export interface Told {
  /** A UUID: the id of the act at the agency that is told. Derived or made once, within the act that tells. */
  id: string;
  kind: string;
  about: string;
  payload: Readonly<Record<string, unknown>>;
}

/** As many people as one letter may tell of, so that it fits where it waits (64 KB). */
const PEOPLE_PER_LETTER = 300;

/** A long list in as many parts as letters are needed for it. */
export function partsOf<T>(list: readonly T[]): T[][] {
  const count = Math.ceil(list.length / PEOPLE_PER_LETTER);
  return Array.from({ length: count }, (_, part) =>
    list.slice(part * PEOPLE_PER_LETTER, (part + 1) * PEOPLE_PER_LETTER),
  );
}

/** Writes letters in the transaction of what they tell of; they are sent once it is committed. */
export async function post(tx: EntityManager, letters: readonly Told[]): Promise<void> {
  const now = Date.now();
  const rows = letters.map(({ payload, ...letter }, index) => ({
    ...letter,
    payload: JSON.stringify(payload),
    // Apart, so that they are sent in this order.
    ...{ recordedAt: new Date(now + index), dueAt: new Date(now), tries: 0, lastCode: null, doneAt: null },
  }));
  if (rows.length > 0) await insertRows(tx, Letter, rows);
}
