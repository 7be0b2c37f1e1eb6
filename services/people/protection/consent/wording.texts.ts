import type { ConsentPurpose } from "./consent.enums";
import { edition, texts } from "./wordings.json";

export interface Wording {
  purpose: `${ConsentPurpose}`;
  edition: string;
  en: string;
  fr: string;
}

/** The texts in use, one for each purpose that has one. */
export const WORDINGS: readonly Wording[] = Object.entries(texts).map(([purpose, text]) => ({
  purpose: purpose as Wording["purpose"],
  edition,
  ...text,
}));
