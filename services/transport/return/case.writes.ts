// What every act on a return case begins with: the case's row is held, so that acts on one case have their turn.
import { In, type EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { assertNotErased } from "#kit/retention/erasure.entity";
import { ReturnCase } from "./return.entity";
import type { ReturnCaseStatus } from "./return.enums";
import { returnCaseById } from "./return.loaders";

type Status = `${ReturnCaseStatus}`;

export interface CaseAct {
  id: string;
  returnCaseId: string;
}

/** The case, for a viewer who may see it. Throws ID_MALFORMED and NOT_FOUND. */
export async function visibleCase(ctx: Context, returnCaseId: string): Promise<ReturnCase> {
  assertId("input.returnCaseId", returnCaseId);
  const found = await returnCaseById(ctx).load(returnCaseId);
  if (found) return found;
  throw new HubError("NOT_FOUND", "input.returnCaseId: there is no such return case.");
}

/** The case as it is after an act. */
export const caseAfter = (ctx: Context, id: string): Promise<ReturnCase | null> =>
  returnCaseById(ctx).clear(id).load(id);

/**
 * Holds the case until the transaction ends, if it is in one of these states: nobody else then changes it. A write, not
 * a lock, so that it holds on a cluster too. Null where it is in another state.
 */
export async function heldCase(tx: EntityManager, id: string, states: readonly Status[]): Promise<ReturnCase | null> {
  const done = await tx
    .createQueryBuilder()
    .update(ReturnCase)
    .set({ version: () => "version + 1" })
    .where({ id, status: In([...states]) })
    .execute();
  return done.affected ? tx.findOneByOrFail(ReturnCase, { id }) : null;
}

/** The same. Throws STATE_INVALID where it is in another state, and NOT_FOUND. */
export async function holdCase(tx: EntityManager, id: string, states: readonly Status[]): Promise<ReturnCase> {
  return (await heldCase(tx, id, states)) ?? refuse(await tx.findOneBy(ReturnCase, { id }));
}

export function refuse(found: ReturnCase | null): never {
  if (!found) throw new HubError("NOT_FOUND", "input.returnCaseId: there is no such return case.");
  const { status: state } = found;
  throw new HubError("STATE_INVALID", `The return is ${state}, in which this is not done.`, { state });
}

/**
 * Runs an act on a case once, while the case is in one of `states` and held. Throws NOT_FOUND for a case that the viewer
 * may not see, and STATE_INVALID.
 */
export async function actOnCase(
  ctx: Context,
  { id, returnCaseId }: CaseAct,
  { kind, states }: { kind: string; states: readonly Status[] },
  work: (tx: EntityManager, held: ReturnCase) => Promise<void>,
): Promise<void> {
  await visibleCase(ctx, returnCaseId);
  await once(ctx, { id, kind }, async (tx) => {
    const held = await holdCase(tx, returnCaseId, states);
    await assertNotErased(tx, [held.personId]);
    await work(tx, held);
    return { returnCaseId };
  });
}

/** Throws TIME_INVALID for what is said to have happened before `before`. */
export function assertNotBefore(at: Date, before: Date | null, what: string): void {
  if (before && at < before) throw new HubError("TIME_INVALID", `input.occurredAt: is before ${what}.`);
}
