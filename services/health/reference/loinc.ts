import { termOf, type CodedTerm } from "#kit/terms";
import loinc from "./loinc.json";

export const loincTerm = (code: string): CodedTerm => termOf(loinc, code);
