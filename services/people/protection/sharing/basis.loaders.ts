import type { Context } from "#kit/context";
import { dayOf } from "#kit/days";
import { operationByCode } from "../../operation/operation.loaders";
import { SharingAgreement } from "../agreement/agreement.entity";
import { consentById } from "../consent/consent.loaders";
import type { Basis } from "./basis.rules";

/** What there is for something that is shared with `recipient` to rest on, as far as the viewer may see it. */
export async function basisFor(
  ctx: Context,
  { operationCode, consentId, recipient }: { operationCode: string; consentId: string | null; recipient: string },
): Promise<Basis> {
  const now = ctx.clock.now();
  const [operation, consent, agreements] = await Promise.all([
    operationByCode(ctx).load(operationCode),
    consentId === null ? null : consentById(ctx).load(consentId),
    ctx.db.findBy(SharingAgreement, { operationCode, partnerAgency: recipient }),
  ]);
  return { consent, agreements, now, today: dayOf(now, operation?.timeZone ?? "UTC") };
}
