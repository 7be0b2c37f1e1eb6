// What the other agencies are told when somebody is taken in, moves or leaves.
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { partsOf, post, type Told } from "#kit/outbox/post";
import { writeTies, type Tie } from "#kit/ties/ties.writes";
import type { StayEndReason } from "./stay.enums";

/** Who is in which shelter, or expected there, since when and until when. */
export interface Whereabouts {
  personId: string;
  shelterId: string;
  operationCode: string;
  beganAt: Date;
  endedAt: Date | null;
}

/** Writes down who works with whom, and tells people and transport. */
export async function tellWhereabouts(tx: EntityManager, whereabouts: readonly Whereabouts[]): Promise<void> {
  const ties = whereabouts.map(({ shelterId: holder, ...tie }): Tie => ({ ...tie, kind: "SHELTER", holder }));
  await writeTies(tx, ties);
  const letters = partsOf(ties).flatMap((part) =>
    ["ties-at-people", "ties-at-transport"].map((kind): Told => {
      const told = part.map(({ operationCode: operation, ...tie }) => ({ ...tie, operation }));
      return { id: randomUUID(), kind, about: part[0]?.personId ?? "", payload: { ties: told } };
    }),
  );
  await post(tx, letters);
}

/** What people keep of somebody who is no longer assisted. */
const OUTCOMES: readonly `${StayEndReason}`[] = ["LEFT_ON_OWN", "DISAPPEARED", "DECEASED"];

export const isOutcome = (reason: `${StayEndReason}` | null): boolean => reason !== null && OUTCOMES.includes(reason);

/** Tells people what became of somebody; null: is here again. */
export async function tellOutcome(
  tx: EntityManager,
  personId: string,
  outcome: `${StayEndReason}` | null,
  occurredAt: Date,
): Promise<void> {
  await post(tx, [
    { id: randomUUID(), kind: "note-outcome", about: personId, payload: { personId, outcome, occurredAt } },
  ]);
}
