import { HubError } from "#kit/errors";

const LEAST_LETTERS = 10;
const MOST_LETTERS = 2_000;

/** Why something is done, as it is kept. Throws REASON_MISSING where it says next to nothing, INPUT_INVALID where too much. */
export function reasonOf(field: string, text: string): string {
  const reason = text.trim();
  if (reason.length < LEAST_LETTERS) {
    throw new HubError("REASON_MISSING", `input.${field}: say why, in at least ${String(LEAST_LETTERS)} letters.`);
  }
  return atMost(field, reason, MOST_LETTERS);
}

/** A name, as it is kept. Throws INPUT_INVALID where there is none, or one that is too long. */
export function nameOf(field: string, text: string, most = 80): string {
  const name = text.trim();
  if (name === "") throw new HubError("INPUT_INVALID", `input.${field}: is empty.`);
  return atMost(field, name, most);
}

function atMost(field: string, text: string, most: number): string {
  if (text.length <= most) return text;
  throw new HubError("INPUT_INVALID", `input.${field}: is longer than ${String(most)} letters.`);
}

/** Each value once. Throws INPUT_INVALID unless there are 1 to `most` of them. */
export function eachOnce<T>(field: string, values: readonly T[], most: number): T[] {
  if (values.length > 0 && values.length <= most) return [...new Set(values)];
  throw new HubError("INPUT_INVALID", `input.${field}: takes 1 to ${String(most)}.`);
}

/** Words that may be left out, as they are kept: null where there are none. Throws INPUT_INVALID where they are too many. */
export function wordsOf(field: string, text: string | null | undefined, most = MOST_LETTERS): string | null {
  const words = text?.trim() ?? "";
  return words === "" ? null : atMost(field, words, most);
}
