import type { TravelDocumentStatus } from "./document.enums";

type Status = `${TravelDocumentStatus}`;

/** Which state may follow which. After a refusal a new document is asked for. */
export const DOCUMENT_STATES: Record<Status, readonly Status[]> = {
  REQUESTED: ["NATIONALITY_CHECK"],
  NATIONALITY_CHECK: ["ISSUED", "REFUSED"],
  ISSUED: [],
  REFUSED: [],
};

/** What is known of a travel document when somebody is to cross a border with it. */
export interface DocumentFacts {
  id?: string;
  status: Status;
  /** The last day on which it holds, "YYYY-MM-DD"; null where it does not run out. */
  expiresOn: string | null;
}

/** Whether the document holds on this day. */
export const isDocumentValidOn = ({ status, expiresOn }: DocumentFacts, day: string): boolean =>
  status === "ISSUED" && (expiresOn === null || expiresOn >= day);
