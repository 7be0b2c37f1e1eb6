import { IsNull, type EntityManager } from "typeorm";
import { CarePlacement } from "./care.entity";

/** Ends the care that lasts, if any, at `at`, or when it began where that is later. Answers it as it was. The case is held. */
export async function endLiveCare(tx: EntityManager, childCaseId: string, at: Date): Promise<CarePlacement | null> {
  const live = await tx.findOne(CarePlacement, {
    where: { childCaseId, endedAt: IsNull() },
    order: { occurredAt: "DESC" },
  });
  if (!live) return null;
  const { id, occurredAt, version } = live;
  await tx.update(CarePlacement, { id }, { endedAt: at > occurredAt ? at : occurredAt, version: version + 1 });
  return live;
}
