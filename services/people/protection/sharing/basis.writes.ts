import { IsNull, MoreThan, type EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import { Consent } from "../consent/consent.entity";
import { ConsentShare } from "../consent/share.entity";

/**
 * To be done before what rests on the consent is written. It writes the row that a withdrawal writes, so that of the two
 * one waits for the other, or fails certification on a cluster: whatever rests on it is there for the withdrawal to
 * revoke, or finds it withdrawn. Throws CONSENT_MISSING.
 */
export async function restOnConsent(tx: EntityManager, consentId: string): Promise<void> {
  const done = await tx
    .createQueryBuilder()
    .update(Consent)
    .set({ version: () => "version + 1" })
    .where("id = :consentId AND withdrawnAt IS NULL", { consentId })
    .execute();
  if (!done.affected) throw new HubError("CONSENT_MISSING", "input.consentId: does not hold: it is WITHDRAWN.");
}

/** Throws CONSENT_MISSING where what it rests on has ended since. */
export async function assertStillRests(tx: EntityManager, consentId: string | null, now: Date): Promise<void> {
  if (consentId === null) return;
  const where = [IsNull(), MoreThan(now)].map((endedAt) => ({ consentId, endedAt }));
  if (await tx.existsBy(ConsentShare, where)) return;
  throw new HubError("CONSENT_MISSING", "The consent that it rests on holds no more.");
}
