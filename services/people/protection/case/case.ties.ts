import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { TieKind } from "#kit/access/tie.entity";
import { post } from "#kit/outbox/post";
import type { ChildCase } from "./case.entity";

/** Who works with a child: the agency that owns the case, and its caseworker, if there is one. */
export type Workers = Pick<ChildCase, "owningAgency" | "caseworker">;

/**
 * Tells the agencies whose rows depend on who works with a child that this changed at `at`, the hub's now: null is nobody,
 * before a case is begun and after it is closed. What is over is told with this moment as its beginning too: a letter
 * about an earlier one would be taken for an old one.
 */
export async function tellWhoWorks(
  tx: EntityManager,
  { personId, operationCode: operation }: Pick<ChildCase, "personId" | "operationCode">,
  { before, after }: { before: Workers | null; after: Workers | null },
  at: Date,
): Promise<void> {
  const was = holdersOf(before);
  const is = holdersOf(after);
  const changes = [
    ...was.filter((tie) => !is.some(isSame(tie))).map((tie) => ({ ...tie, endedAt: at })),
    ...is.filter((tie) => !was.some(isSame(tie))).map((tie) => ({ ...tie, endedAt: null })),
  ];
  if (changes.length === 0) return;
  const ties = changes.map(({ kind, holder, endedAt }) => ({
    personId,
    kind,
    holder,
    operation,
    beganAt: at,
    endedAt,
  }));
  const kinds = ["ties-at-shelters", "ties-at-transport"];
  await post(
    tx,
    kinds.map((kind) => ({ id: randomUUID(), kind, about: personId, payload: { ties } })),
  );
}

interface Holder {
  kind: TieKind;
  holder: string;
}

function holdersOf(workers: Workers | null): Holder[] {
  if (!workers) return [];
  const { owningAgency, caseworker } = workers;
  return [
    { kind: "CASE_AGENCY", holder: owningAgency },
    ...(caseworker === null ? [] : [{ kind: "CASEWORKER" as const, holder: caseworker }]),
  ];
}

const isSame =
  (one: Holder) =>
  (other: Holder): boolean =>
    one.kind === other.kind && one.holder === other.holder;
