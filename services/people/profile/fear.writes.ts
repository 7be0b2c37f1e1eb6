// Somebody says that they fear to be sent back: from that moment nobody returns them, and UNHCR is asked.
import { randomUUID } from "node:crypto";
import { In, IsNull, type EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import { insertRows } from "#kit/insert";
import type { Stamp } from "#kit/written";
import type { Here } from "../operation/here.loaders";
import { PersonHold } from "../hold/hold.entity";
import type { Person } from "../person/person.entity";
import { ChildCase } from "../protection/case/case.entity";
import { ASSESSABLE } from "../protection/case/case.rules";
import { Consent } from "../protection/consent/consent.entity";
import { ConsentGivenBy, ConsentPurpose, DataCategory, LegalBasis } from "../protection/consent/consent.enums";
import { consentStatus } from "../protection/consent/consent.rules";
import { VITAL_INTERESTS_HOURS } from "../protection/consent/record-consent.rules";
import { ConsentShare } from "../protection/consent/share.entity";
import { sharesOf } from "../protection/consent/share.rules";
import { Referral } from "../protection/referral/referral.entity";
import { CasePart, ReferralService, ReferralStatus } from "../protection/referral/referral.enums";
import { restOnConsent } from "../protection/sharing/basis.writes";
import { isMinorOn } from "../registration/registration.rows";

const UNHCR = "UNHCR";
const LIVE = [ReferralStatus.IN_PROGRESS, ReferralStatus.ACCEPTED];
/** No more than is needed to find and hear them. */
const CATEGORIES = [DataCategory.IDENTITY, DataCategory.CONTACT];
const PARTS = [CasePart.IDENTITY, CasePart.CONTACT];

const toUnhcr = (personId: string) => ({
  ...{ personId, recipientAgency: UNHCR, service: ReferralService.INTERNATIONAL_PROTECTION },
});

/**
 * Refers the person, whose file is held, to UNHCR, unless they are referred already. It rests on their
 * consent if there is one; else on their vital interests, for as long as these stand for it, by when somebody must have
 * asked. Nobody is sent back where life or freedom is in danger: Convention relating to the Status of Refugees, article 33.
 */
export async function referToUnhcr(tx: EntityManager, person: Person, stamp: Stamp, here: Here): Promise<void> {
  const { id: personId, operationCode } = person;
  const now = stamp.recordedAt;
  if (await tx.existsBy(Referral, { ...toUnhcr(personId), status: In(LIVE) })) return;
  const consentId = (await consentGiven(tx, personId, now, here)) ?? (await vitalInterests(tx, person, stamp, here));
  // Of a child with a case it is the caseworker's to follow.
  const childCase = await tx.findOneBy(ChildCase, { personId, status: In(ASSESSABLE) });
  const referral = { ...toUnhcr(personId), status: ReferralStatus.IN_PROGRESS, sharedParts: PARTS, changedAt: now };
  const rests = { consentId, childCaseId: childCase?.id ?? null };
  await insertRows(tx, Referral, [{ id: randomUUID(), operationCode, ...stamp, ...referral, ...rests }]);
}

/** Nobody boards who is on hold. */
export async function hold(tx: EntityManager, { id: personId, operationCode }: Person, stamp: Stamp): Promise<void> {
  await insertRows(tx, PersonHold, [{ id: randomUUID(), operationCode, ...stamp, personId, liftedAt: null }]);
}

/** Throws STATE_INVALID unless UNHCR has done its part: nobody is talked out of a fear. */
export async function assertHeard(tx: EntityManager, { id: personId }: Person): Promise<void> {
  if (await tx.existsBy(Referral, { ...toUnhcr(personId), status: ReferralStatus.DONE })) return;
  throw new HubError("STATE_INVALID", "input.fearsReturn: was said, and UNHCR has not done its part.", {
    state: "FEARS_RETURN",
  });
}

/** The live referral, if there is one. */
export async function liveReferral(tx: EntityManager, personId: string): Promise<string | null> {
  const referral = await tx.findOne(Referral, {
    select: { id: true },
    where: { ...toUnhcr(personId), status: In(LIVE) },
    order: { occurredAt: "DESC" },
  });
  return referral?.id ?? null;
}

async function consentGiven(tx: EntityManager, personId: string, now: Date, { today }: Here): Promise<string | null> {
  const purpose = ConsentPurpose.INTERNATIONAL_PROTECTION;
  const where = { personId, purpose, legalBasis: LegalBasis.CONSENT, withdrawnAt: IsNull() };
  const consents = await tx.find(Consent, { where, order: { occurredAt: "DESC" } });
  const covering = consents.find(
    (consent) =>
      consentStatus(consent, now, today) === "ACTIVE" &&
      consent.recipientAgencies.includes(UNHCR) &&
      CATEGORIES.every((category) => consent.dataCategories.includes(category)),
  );
  if (!covering) return null;
  await restOnConsent(tx, covering.id);
  return covering.id;
}

async function vitalInterests(tx: EntityManager, person: Person, stamp: Stamp, { today }: Here): Promise<string> {
  const { id: personId, operationCode } = person;
  const givenBy = isMinorOn(today, person) ? ConsentGivenBy.OTHER : ConsentGivenBy.INDIVIDUAL;
  const consent = {
    ...{ id: randomUUID(), operationCode, ...stamp, personId, givenBy, giverId: null },
    ...{ legalBasis: LegalBasis.VITAL_INTERESTS, purpose: ConsentPurpose.INTERNATIONAL_PROTECTION },
    ...{ recipientAgencies: [UNHCR], dataCategories: CATEGORIES, validFrom: stamp.recordedAt },
    ...{ wordingId: null, wordingHash: null, languageCode: null, method: null, expiresOn: null, withdrawnAt: null },
  };
  await insertRows(tx, Consent, [consent]);
  const until = new Date(stamp.recordedAt.getTime() + VITAL_INTERESTS_HOURS * 3_600_000);
  await insertRows(tx, ConsentShare, sharesOf(consent, until));
  return consent.id;
}
