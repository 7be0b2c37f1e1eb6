// Consent given and taken back: what is shared on it begins and ends in the same transaction.
import { IsNull, type EntityManager } from "typeorm";
import type { Context } from "#kit/context";
import { ageOn, dayOf, endOf } from "#kit/days";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import { requireOperation } from "../../operation/operation.loaders";
import { isMinor } from "../../person/person.rules";
import { subjectOfAct } from "../../person/subject.loaders";
import { isLanguage } from "../../reference/terms";
import { Referral } from "../referral/referral.entity";
import { ReferralStatus } from "../referral/referral.enums";
import { CaseTransfer } from "../transfer/transfer.entity";
import { Consent } from "./consent.entity";
import { ConsentPurpose, LegalBasis } from "./consent.enums";
import type { RecordConsentInput } from "./consent.inputs";
import { wordingById } from "./consent.loaders";
import { assertConsent, VITAL_INTERESTS_HOURS } from "./record-consent.rules";
import { ConsentShare } from "./share.entity";
import { sharesOf } from "./share.rules";

/** Writes a consent once. Throws NOT_FOUND, CONSENT_INVALID, FORBIDDEN, ID_TAKEN. */
export async function recordConsent(input: RecordConsentInput, ctx: Context): Promise<void> {
  const { viewer, clock } = ctx;
  if (isClinicianOnly(viewer.roles) && input.purpose !== ConsentPurpose.HEALTH_CARE) {
    throw new HubError("FORBIDDEN", "input.purpose: a clinician records consent to HEALTH_CARE.");
  }
  const person = await subjectOfAct(ctx, { personId: input.personId });
  const { timeZone } = await requireOperation(ctx, person.operationCode);
  const now = clock.now();
  const today = dayOf(now, timeZone);
  assertConsent(input, { isMinor: isMinor(ageOn(today, person.bornOn), person.isAgeDisputed) }, today);
  const reading = await readingOf(input, ctx);
  const consent = {
    ...{ id: input.id, operationCode: person.operationCode, personId: person.id },
    ...{ recordedByAgency: viewer.agency, recordedByUser: viewer.sub, occurredAt: now, recordedAt: now, version: 1 },
    ...{ legalBasis: input.legalBasis, purpose: input.purpose, givenBy: input.givenBy, giverId: input.giverId ?? null },
    recipientAgencies: [...new Set(input.recipientAgencies.map((name) => name.trim()))],
    dataCategories: [...new Set(input.dataCategories)],
    ...reading,
    ...{ validFrom: now, expiresOn: input.expiresOn ?? null, withdrawnAt: null },
  };
  await ctx.transact(async (tx) => {
    await insertRows(tx, Consent, [consent]);
    const kept = await tx.findOneByOrFail(Consent, { id: input.id });
    if (kept.personId !== person.id || kept.recordedByUser !== viewer.sub) throw new HubError("ID_TAKEN");
    // What was agreed to is what stands there: this may be the second time, in other words.
    await insertRows(tx, ConsentShare, sharesOf(kept, lastInstant(kept, timeZone)));
  });
}

/**
 * Takes a consent back: nothing is shared on it from now on, and live referrals that rested on it are revoked, and
 * offers of a case. A case that has changed hands stays where it is.
 */
export async function withdrawConsent(consent: Consent, ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  await ctx.transact(async (tx) => {
    const done = await tx.update(Consent, { id: consent.id, withdrawnAt: IsNull() }, { withdrawnAt: now });
    if (done.affected === 0) return;
    await endShares(tx, consent.id, now);
    await tx
      .createQueryBuilder()
      .update(Referral)
      .set({ status: ReferralStatus.REVOKED, changedAt: now, version: () => "version + 1" })
      .where("consentId = :id AND status IN (:...live)", {
        id: consent.id,
        live: [ReferralStatus.IN_PROGRESS, ReferralStatus.ACCEPTED],
      })
      .execute();
    await tx.update(
      CaseTransfer,
      { consentId: consent.id, status: ReferralStatus.IN_PROGRESS },
      { status: ReferralStatus.REVOKED, changedAt: now, liveCaseId: null, version: () => "version + 1" },
    );
  });
}

async function endShares(tx: EntityManager, consentId: string, now: Date): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(ConsentShare)
    .set({ endedAt: now })
    .where("consentId = :consentId AND (endedAt IS NULL OR endedAt > :now)", { consentId, now })
    .execute();
}

/** Of those who may record consent, clinicians alone are bound to care. */
const isClinicianOnly = (roles: readonly string[]): boolean =>
  !roles.includes("iom-registrar") && !roles.includes("unicef-caseworker");

/** What was read out, and how it was agreed to; nothing where it rests on something else. */
async function readingOf({ legalBasis, wordingId, language, method, purpose }: RecordConsentInput, ctx: Context) {
  if (legalBasis !== LegalBasis.CONSENT)
    return { wordingId: null, wordingHash: null, languageCode: null, method: null };
  const wording = await wordingById(ctx).load(wordingId ?? "");
  if (wording?.purpose !== purpose) {
    throw new HubError("CONSENT_INVALID", "input.wordingId: is no wording for this purpose.");
  }
  const languageCode = language ?? "";
  if (!isLanguage(languageCode)) throw new HubError("CONSENT_INVALID", "input.language: is not an ISO 639-3 code.");
  return { wordingId: wording.id, wordingHash: wording.sha256, languageCode, method: method ?? null };
}

function lastInstant({ legalBasis, expiresOn, validFrom }: Consent, timeZone: string): Date | null {
  const end = expiresOn === null ? null : endOf(expiresOn, timeZone);
  if (legalBasis !== LegalBasis.VITAL_INTERESTS) return end;
  const latest = new Date(validFrom.getTime() + VITAL_INTERESTS_HOURS * 3_600_000);
  return end && end < latest ? end : latest;
}
