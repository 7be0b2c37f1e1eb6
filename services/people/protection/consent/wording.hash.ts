import { createHash } from "node:crypto";

/** The SHA-256 (hex) of the English text, a line feed, and the French text, in UTF-8. */
export function wordingHash({ en, fr }: { en: string; fr: string }): string {
  return createHash("sha256").update(`${en}\n${fr}`, "utf8").digest("hex");
}
