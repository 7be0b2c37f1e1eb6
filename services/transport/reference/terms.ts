// The external code list of this agency, and how its codes are told.
import { assertInput } from "#kit/input";
import { termOf, type CodedTerm, type TermList } from "#kit/terms";
import countries from "./countries.json";

const COUNTRIES: TermList = countries;

/** A country by its ISO 3166-1 alpha-3 code. */
export const countryOf = (code: string): CodedTerm => termOf(COUNTRIES, code);

export const isCountry = (code: string): boolean => Object.hasOwn(COUNTRIES.terms, code);

/** The code of an input's field. Throws INPUT_INVALID. */
export function givenCountry(field: string, code: string): string {
  assertInput(isCountry(code), field, `${JSON.stringify(code.slice(0, 20))} is not an ISO 3166-1 alpha-3 code`);
  return code;
}
