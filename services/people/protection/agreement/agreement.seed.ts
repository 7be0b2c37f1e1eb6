import { endOf, startOf } from "#kit/days";
import { insertRows } from "#kit/insert";
import { nationalOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf } from "#scenario/random";
import type { OperationFacts } from "#scenario/story";
import { ConsentPurpose, DataCategory } from "../consent/consent.enums";
import { dayAfter, written } from "../seed/desk";
import { agreedSharesOf } from "../consent/share.rules";
import { AgreementShare } from "./agreement-share.entity";
import { SharingAgreement } from "./agreement.entity";

const { IDENTITY, FAMILY, LOCATION, HEALTH, CHILD_PROTECTION, TRAVEL, CONTACT } = DataCategory;

const DAYS_OF_THE_SHORT = 14;

type Terms = [provider: string, partner: string, purpose: ConsentPurpose, categories: DataCategory[]];

export const seedAgreements: Seed = async (tx, { operation }) => {
  const agreements = termsOf(operation).map((terms) => agreementRow(terms, operation));
  await insertRows(tx, SharingAgreement, agreements);
  const { timeZone } = operation;
  const shares = agreements.flatMap((agreement) =>
    agreedSharesOf(
      agreement,
      startOf(agreement.validFrom, timeZone),
      agreement.expiresOn === null ? null : endOf(agreement.expiresOn, timeZone),
    ),
  );
  await insertRows(tx, AgreementShare, shares);
};

function termsOf(operation: OperationFacts): Terms[] {
  const { redCross, healthServices, childServices } = nationalOf(operation);
  return [
    ["IOM", "UNICEF", ConsentPurpose.CHILD_PROTECTION, [IDENTITY, FAMILY, LOCATION]],
    ["UNICEF", "IOM", ConsentPurpose.TRAVEL, [CHILD_PROTECTION, TRAVEL]],
    ["UNICEF", "CICR", ConsentPurpose.FAMILY_TRACING, [IDENTITY, FAMILY, CONTACT]],
    ["UNICEF", "UNHCR", ConsentPurpose.CHILD_PROTECTION, [IDENTITY, FAMILY, CHILD_PROTECTION]],
    ["UNICEF", childServices, ConsentPurpose.CHILD_PROTECTION, [IDENTITY, FAMILY, CHILD_PROTECTION]],
    ["IOM", redCross, ConsentPurpose.ASSISTANCE, [IDENTITY, FAMILY, LOCATION]],
    ["IOM", "Protection civile", ConsentPurpose.ASSISTANCE, [IDENTITY, FAMILY, LOCATION]],
    ["IOM", healthServices, ConsentPurpose.HEALTH_CARE, [IDENTITY]],
    ["IOM", redCross, ConsentPurpose.HEALTH_CARE, [IDENTITY]],
    ["IOM", "Consulate", ConsentPurpose.TRAVEL_DOCUMENTS, [IDENTITY, TRAVEL]],
    [healthServices, "IOM", ConsentPurpose.TRAVEL, [HEALTH]],
    ["IOM", "UNHCR", ConsentPurpose.INTERNATIONAL_PROTECTION, [IDENTITY, FAMILY, CONTACT]],
  ];
}

function agreementRow([provider, partner, purpose, dataCategories]: Terms, operation: OperationFacts) {
  const { code, startedOn } = operation;
  const signedAt = new Date(`${startedOn}T08:00:00Z`);
  const id = idOf(`agreement ${code} ${provider} ${partner} ${purpose}`);
  // The one with UNHCR on asylum was signed for two weeks, to be made anew after that.
  const isShort = purpose === ConsentPurpose.INTERNATIONAL_PROTECTION;
  return {
    ...written({ id, at: signedAt, agency: provider, user: "data-protection" }, operation),
    providerAgency: provider,
    partnerAgency: partner,
    purpose,
    dataCategories,
    validFrom: startedOn,
    expiresOn: isShort ? dayAfter(signedAt, DAYS_OF_THE_SHORT, operation) : null,
  };
}
