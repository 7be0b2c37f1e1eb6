// What the inputs of this agency's mutations have in common.
import { assertId, HubError } from "#kit/errors";
import { isCountry } from "./terms";

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

/** Throws REASON_MISSING where there is none, and INPUT_INVALID for one that is too long. */
export function givenReason(field: string, text: string | null | undefined): string {
  if (!text?.trim()) throw new HubError("REASON_MISSING", `input.${field}: is missing.`);
  return givenText(field, text, LONGEST_REASON);
}

export function givenCountry(field: string, code: string): string {
  assertInput(isCountry(code), field, `${JSON.stringify(code.slice(0, 20))} is not an ISO 3166-1 alpha-3 code`);
  return code;
}

/** Throws ID_MALFORMED, and INPUT_INVALID for fewer than `least`, more than `most`, or the same twice. */
export function assertIds(field: string, ids: readonly string[], least: number, most: number): void {
  assertInput(ids.length >= least && ids.length <= most, field, `takes ${String(least)} to ${String(most)}`);
  for (const [index, id] of ids.entries()) {
    assertId(`input.${field}.${String(index)}`, id);
    assertInput(ids.indexOf(id) === index, `${field}.${String(index)}`, "is there twice");
  }
}
