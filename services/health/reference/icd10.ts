import { termOf, type CodedTerm } from "#kit/terms";
import icd10 from "./icd10.json";

export const icd10Term = (code: string): CodedTerm => termOf(icd10, code);
