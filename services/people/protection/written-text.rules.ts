import { HubError } from "#kit/errors";
import { assertInput, givenText } from "#kit/input";

const LEAST_LETTERS = 10;

/** What is written about a child, and the name of an agency, are no longer than this. */
export const MOST_LETTERS = 2_000;
export const LONGEST_NAME = 80;

/** Why something is done, as it is kept. Throws REASON_MISSING where it says next to nothing, INPUT_INVALID where too much. */
export function reasonOf(field: string, text: string): string {
  if (text.trim().length < LEAST_LETTERS) {
    throw new HubError("REASON_MISSING", `input.${field}: say why, in at least ${String(LEAST_LETTERS)} letters.`);
  }
  return givenText(field, text, MOST_LETTERS);
}

/** Each value once. Throws INPUT_INVALID unless there are 1 to `most` of them. */
export function eachOnce<T>(field: string, values: readonly T[], most: number): T[] {
  assertInput(values.length > 0 && values.length <= most, field, `takes 1 to ${String(most)}`);
  return [...new Set(values)];
}
