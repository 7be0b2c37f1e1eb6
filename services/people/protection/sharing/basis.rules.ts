// What a referral or a transfer may rest on: a consent and an agreement, each for this recipient, purpose and data.
import { HubError } from "#kit/errors";
import { isInForce } from "../agreement/agreement.rules";
import type { SharingAgreement } from "../agreement/agreement.entity";
import type { Consent } from "../consent/consent.entity";
import type { ConsentPurpose, DataCategory } from "../consent/consent.enums";
import { consentStatus } from "../consent/consent.rules";
import type { CasePart, ReferralService } from "../referral/referral.enums";

type Category = `${DataCategory}`;
type Purpose = `${ConsentPurpose}`;

/** What each part of a file is, in the words of consents and agreements. What a child tells of the family sought is FAMILY. */
const CATEGORY_OF_PART: Record<`${CasePart}`, Category> = {
  IDENTITY: "IDENTITY",
  CONTACT: "CONTACT",
  FAMILY: "FAMILY",
  CARE_ARRANGEMENT: "CHILD_PROTECTION",
  PROTECTION_CONCERNS: "CHILD_PROTECTION",
  BEST_INTERESTS: "CHILD_PROTECTION",
  TRACING: "FAMILY",
};

/** For which purposes a consent may have been given that a referral to this service rests on. Our reading of them. */
export const PURPOSES_OF_SERVICE: Record<`${ReferralService}`, readonly Purpose[]> = {
  HEALTH_CARE: ["HEALTH_CARE", "CHILD_PROTECTION"],
  PSYCHOSOCIAL_SUPPORT: ["HEALTH_CARE", "CHILD_PROTECTION"],
  FAMILY_TRACING: ["FAMILY_TRACING"],
  ALTERNATIVE_CARE: ["CHILD_PROTECTION"],
  EDUCATION: ["CHILD_PROTECTION", "ASSISTANCE"],
  LEGAL_AID: ["CHILD_PROTECTION", "INTERNATIONAL_PROTECTION"],
  INTERNATIONAL_PROTECTION: ["INTERNATIONAL_PROTECTION", "CHILD_PROTECTION"],
  CIVIL_DOCUMENTS: ["CHILD_PROTECTION", "TRAVEL_DOCUMENTS"],
};

export const categoriesOf = (parts: readonly `${CasePart}`[]): Category[] => [
  ...new Set(parts.map((part) => CATEGORY_OF_PART[part])),
];

/** Who would give what of whom to whom. */
export interface Sharing {
  personId: string;
  provider: string;
  recipient: string;
  categories: readonly Category[];
  purposes: readonly Purpose[];
}

/** What there is to rest on, and when: `today` is `now` as a day of the operation. */
export interface Basis {
  consent: Consent | null;
  agreements: readonly SharingAgreement[];
  now: Date;
  today: string;
}

/**
 * Throws CONSENT_MISSING unless the consent is this person's, holds, and covers recipient, purpose and every category;
 * vital interests are no consent: without one it takes a second person. Throws AGREEMENT_MISSING unless agreements of
 * provider and recipient for the same purpose, in force today, cover every category too.
 */
export function assertCovered(sharing: Sharing, { consent, agreements, now, today }: Basis): void {
  if (consent?.personId !== sharing.personId || (consent.legalBasis as string) !== "CONSENT") {
    throw missing("is no consent of this person");
  }
  const status = consentStatus(consent, now, today);
  if (status !== "ACTIVE") throw missing(`does not hold: it is ${status}`);
  assertConsents(sharing, consent);
  assertAgreed(sharing, consent.purpose, { agreements, today });
}

function assertConsents({ recipient, categories, purposes }: Sharing, consent: Consent): void {
  if (!purposes.includes(consent.purpose)) throw missing(`was given for ${consent.purpose}`);
  if (!consent.recipientAgencies.includes(recipient)) throw missing("does not name the recipient");
  const uncovered = without(categories, consent.dataCategories);
  if (uncovered) throw missing(`does not cover ${uncovered}`);
}

function assertAgreed(
  { provider, recipient, categories }: Sharing,
  purpose: Purpose,
  { agreements, today }: Pick<Basis, "agreements" | "today">,
): void {
  const agreed = agreements
    .filter((one) => one.providerAgency === provider && one.partnerAgency === recipient)
    .filter((one) => (one.purpose as Purpose) === purpose && isInForce(one, today))
    .flatMap(({ dataCategories }) => dataCategories);
  const uncovered = without(categories, agreed);
  if (!uncovered) return;
  throw new HubError(
    "AGREEMENT_MISSING",
    `input.recipientAgency: no agreement in force on ${purpose} covers ${uncovered}.`,
  );
}

const without = (categories: readonly Category[], covered: readonly Category[]): string =>
  categories.filter((category) => !covered.includes(category)).join(", ");

const missing = (what: string): HubError => new HubError("CONSENT_MISSING", `input.consentId: ${what}.`);
