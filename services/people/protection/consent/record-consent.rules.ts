import { HubError } from "#kit/errors";
import type { RecordConsentInput } from "./consent.inputs";

const MOST_RECIPIENTS = 20;

/** The input, with its enums as the words that they are. */
type ConsentFacts = Omit<RecordConsentInput, "legalBasis" | "givenBy"> & {
  legalBasis: `${RecordConsentInput["legalBasis"]}`;
  givenBy: `${RecordConsentInput["givenBy"]}`;
};

/** How long a person's vital interests stand for consent before somebody must have asked. Our choice. */
export const VITAL_INTERESTS_HOURS = 72;

/** Throws CONSENT_INVALID, naming the field. */
export function assertConsent(input: ConsentFacts, subject: { isMinor: boolean }, today: string): void {
  const { recipientAgencies, dataCategories, givenBy, expiresOn } = input;
  refuseIf(recipientAgencies.length === 0, "recipientAgencies", "names nobody");
  refuseIf(recipientAgencies.length > MOST_RECIPIENTS, "recipientAgencies", "names more than 20");
  refuseIf(
    recipientAgencies.some((name) => name.trim() === "" || name.length > 80),
    "recipientAgencies",
    "has a name that is empty or longer than 80 letters",
  );
  refuseIf(dataCategories.length === 0, "dataCategories", "names nothing");
  refuseIf(Boolean(expiresOn) && String(expiresOn) < today, "expiresOn", "is over");
  if (input.legalBasis === "VITAL_INTERESTS") return;
  refuseIf(input.legalBasis !== "CONSENT", "legalBasis", "is neither CONSENT nor VITAL_INTERESTS");
  refuseIf(
    subject.isMinor && givenBy === "INDIVIDUAL",
    "givenBy",
    "a minor's consent is given by a caregiver or guardian too",
  );
  refuseIf(!input.wordingId, "wordingId", "is missing: which words were read out?");
  refuseIf(!input.language, "language", "is missing: in which language were they read?");
  refuseIf(!input.method, "method", "is missing: how was it given?");
}

function refuseIf(isWrong: boolean, field: string, what: string): void {
  if (isWrong) throw new HubError("CONSENT_INVALID", `input.${field}: ${what}.`);
}
