import type { AgreementShare } from "../agreement/agreement-share.entity";
import type { SharingAgreement } from "../agreement/agreement.entity";
import type { Consent } from "./consent.entity";
import type { ConsentShare } from "./share.entity";

/** What of a consent its shares need. */
type Shared = Pick<
  Consent,
  | "id"
  | "personId"
  | "operationCode"
  | "purpose"
  | "legalBasis"
  | "recipientAgencies"
  | "dataCategories"
  | "validFrom"
  | "withdrawnAt"
>;

/** One row for each recipient and category of a consent. `lastsUntil`: the end of its last day, null without an end. */
export function sharesOf(consent: Shared, lastsUntil: Date | null): ConsentShare[] {
  const ends = [consent.withdrawnAt, lastsUntil].filter((instant) => instant !== null);
  const endedAt = ends.length > 0 ? new Date(Math.min(...ends.map((instant) => instant.getTime()))) : null;
  const { id: consentId, personId, operationCode, purpose, legalBasis, validFrom: beganAt } = consent;
  return [...new Set(consent.recipientAgencies)].flatMap((recipientAgency) =>
    [...new Set(consent.dataCategories)].map((dataCategory) => ({
      ...{ consentId, recipientAgency, dataCategory, personId, operationCode, purpose, legalBasis, beganAt, endedAt },
    })),
  );
}

type Agreed = Pick<SharingAgreement, "id" | "operationCode" | "partnerAgency" | "purpose" | "dataCategories">;

/** One row for each category of an agreement, from the beginning of its first day to the end of its last. */
export function agreedSharesOf(agreement: Agreed, beganAt: Date, endedAt: Date | null): AgreementShare[] {
  const { id: agreementId, operationCode, partnerAgency, purpose } = agreement;
  return agreement.dataCategories.map((dataCategory) => ({
    ...{ agreementId, dataCategory, partnerAgency, operationCode, purpose, beganAt, endedAt },
  }));
}
