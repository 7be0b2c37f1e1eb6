// What the inputs of mutations have in common.
import { assertId, HubError } from "#kit/errors";

const LONGEST_REASON = 500;

/** Throws INPUT_INVALID, naming the field, unless what is said of it holds. */
export function assertInput(isRight: boolean, field: string, what: string): void {
  if (!isRight) throw new HubError("INPUT_INVALID", `input.${field}: ${what}.`);
}

/** The text without blanks around it: 1 to `most` characters. */
export function givenText(field: string, text: string, most: number): string {
  const given = text.trim();
  assertInput(given.length > 0, field, "is empty");
  assertInput(given.length <= most, field, `is longer than ${String(most)} characters`);
  return given;
}

/** The same of a text that may be left out; null where there is none. */
export const givenWords = (field: string, text: string | null | undefined, most: number): string | null =>
  text?.trim() ? givenText(field, text, most) : null;

/** Throws REASON_MISSING where there is none, and INPUT_INVALID for one that is too long. */
export function givenReason(field: string, text: string | null | undefined): string {
  if (!text?.trim()) throw new HubError("REASON_MISSING", `input.${field}: is missing.`);
  return givenText(field, text, LONGEST_REASON);
}

/** Throws ID_MALFORMED, and INPUT_INVALID for fewer than `least`, more than `most`, or the same twice. */
export function assertIds(field: string, ids: readonly string[], least: number, most: number): void {
  assertInput(ids.length >= least && ids.length <= most, field, `takes ${String(least)} to ${String(most)}`);
  for (const [index, id] of ids.entries()) {
    assertId(`input.${field}.${String(index)}`, id);
    assertInput(ids.indexOf(id) === index, `${field}.${String(index)}`, "is there twice");
  }
}
