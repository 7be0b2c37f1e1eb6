// An act is done once, however often a bad line makes a desk send it.
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { Act } from "./act.entity";

/** Ids, codes and numbers: an outcome is stored as JSON, and holds nothing of a person but the id. */
export type Outcome = Readonly<Record<string, unknown>>;

/**
 * Runs `work` whole or not at all, and once only: `id` is the client's, `kind` the mutation. Sent again by the same user,
 * whatever else it says, it answers what came of it the first time and changes nothing. What was refused (thrown) left
 * nothing behind and may be sent again. Of two at once one waits for the other.
 * `work` may run more than once before it is committed: it does nothing but write to `tx`.
 * Throws ID_MALFORMED, and ID_TAKEN where the id was used by somebody else or for something else.
 */
export async function once<T extends Outcome>(
  { transact, viewer, clock }: Context,
  { id, kind }: { id: string; kind: string },
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  assertId("input.id", id);
  return transact(async (tx) => {
    const attempt = randomUUID();
    const { agency, sub: user } = viewer;
    await insertRows(tx, Act, [{ id, kind, agency, user, recordedAt: clock.now(), attempt, outcome: null }]);
    const act = await tx.findOneByOrFail(Act, { id });
    if (act.kind !== kind || act.agency !== agency || act.user !== user) throw new HubError("ID_TAKEN");
    if (act.attempt !== attempt) return JSON.parse(act.outcome ?? "{}") as T;
    const outcome = await work(tx);
    await tx.update(Act, { id }, { outcome: JSON.stringify(outcome) });
    return outcome;
  });
}

/** Whether an act of this id is done, by whomever: for an act that asks other agencies first, so that it asks once. */
export async function wasDone({ figures }: Context, id: string): Promise<boolean> {
  assertId("input.id", id);
  return figures.createQueryBuilder(Act, "act").where("act.id = :id", { id }).getExists();
}
