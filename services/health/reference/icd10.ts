import { assertInput } from "#kit/input";
import { termOf, type CodedTerm, type TermList } from "#kit/terms";
import icd10 from "./icd10.json";

const ICD10: TermList = icd10;

export const icd10Term = (code: string): CodedTerm => termOf(ICD10, code);

/** The code of an input's field. Throws INPUT_INVALID for one that is not in this hub's selection of ICD-10. */
export function givenDiagnosis(field: string, code: string): string {
  const isKnown = Object.hasOwn(ICD10.terms, code);
  assertInput(isKnown, field, `${JSON.stringify(code.slice(0, 10))} is no code of ICD-10 that this hub knows`);
  return code;
}
