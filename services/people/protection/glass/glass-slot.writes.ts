import type { EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import type { BrokenGlass } from "./broken-glass.entity";
import { GlassSlot } from "./glass-slot.entity";

/** Whoever needs more files at a time than this does not need glass but a ground. Our choice. */
const MOST_AT_A_TIME = 5;
const SLOTS = Array.from({ length: MOST_AT_A_TIME }, (_, index) => index + 1);

/**
 * Takes a slot of the account for this glass until it ends, unless it has one already. Each slot is taken by one
 * conditional update, which holds among many at once and on a cluster: a count would not see those under way. Throws
 * GLASS_LIMIT.
 */
export async function takeSlot(
  tx: EntityManager,
  { id: glassId, recordedByAgency: agency, recordedByUser: account, endsAt }: BrokenGlass,
  now: Date,
): Promise<void> {
  await insertRows(
    tx,
    GlassSlot,
    SLOTS.map((slot) => ({ agency, account, slot, glassId: null, endsAt: now })),
  );
  if (await tx.existsBy(GlassSlot, { agency, account, glassId })) return;
  for (const slot of SLOTS) {
    const taken = await tx
      .createQueryBuilder()
      .update(GlassSlot)
      .set({ glassId, endsAt })
      .where({ agency, account, slot })
      .andWhere("endsAt <= :now", { now })
      .execute();
    if (taken.affected === 1) return;
  }
  throw new HubError("GLASS_LIMIT");
}
