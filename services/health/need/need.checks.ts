import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { seenRecord } from "../patient/record.writes";
import { MedicalNeed } from "./need.entity";

/** The need that a record rests on; null where it rests on none. Throws NOT_FOUND unless it is this person's, and seen. */
export async function seenNeedOf(
  ctx: Context,
  { personId, needId = null }: { personId: string; needId?: string | null },
): Promise<MedicalNeed | null> {
  if (needId === null) return null;
  const need = await seenRecord(ctx, MedicalNeed, "needId", needId);
  if (need.personId !== personId) throw new HubError("NOT_FOUND", "input.needId: there is no such record.");
  return need;
}
