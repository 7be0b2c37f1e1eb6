import { termOf, type CodedTerm } from "#kit/terms";
import concerns from "./protection-concerns.json";

export const concernTerm = (code: string): CodedTerm => termOf(concerns, code);

export const isConcern = (code: string): boolean => Object.hasOwn(concerns.terms, code);
