import { IsNull, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { writtenBy, type Stamp } from "#kit/written";
import { insertNew } from "#kit/insert";
import { takePerson } from "../person/take.writes";
import { assertNotBefore } from "../protection/order.rules";
import { PersonHold } from "./hold.entity";

/** Throws NOT_FOUND, ID_TAKEN. */
export async function placeHold(
  tx: EntityManager,
  { id, personId }: { id: string; personId: string },
  stamp: Stamp,
): Promise<void> {
  const { operationCode } = await takePerson(tx, personId);
  await insertNew(tx, PersonHold, { id, operationCode, ...stamp, personId, liftedAt: null });
}

/** Throws FORBIDDEN for another agency's hold, STATE_INVALID for one that is over, TIME_INVALID. */
export async function liftHold(
  tx: EntityManager,
  { id, recordedByAgency, occurredAt: since, version }: PersonHold,
  ctx: Context,
  occurredAt: Date | null | undefined,
): Promise<void> {
  if (recordedByAgency !== ctx.viewer.agency) {
    throw new HubError("FORBIDDEN", "input.holdId: only the agency that placed it lifts it.");
  }
  const { occurredAt: liftedAt } = writtenBy(ctx, occurredAt);
  assertNotBefore(liftedAt, since, "the hold was placed");
  const done = await tx.update(PersonHold, { id, liftedAt: IsNull() }, { liftedAt, version: version + 1 });
  if (!done.affected) throw new HubError("STATE_INVALID", "It is lifted already.", { state: "LIFTED" });
}
