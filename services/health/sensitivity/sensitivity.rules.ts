import type { MedicalNeedCategory } from "../need/need.enums";

type Category = `${MedicalNeedCategory}`;
type Level = "L3" | "L4";

/** Categories of need whose mere mention tells what must not be told (design: HIV, sexual violence, mental health). */
export const L4_CATEGORIES: readonly Category[] = ["MENTAL_HEALTH", "HIV", "SEXUAL_VIOLENCE"];

/**
 * ICD-10 codes that tell the same: HIV (B20–B24, F02.4, R75, Z21, O98.7), mental and behavioural disorders (F00–F99),
 * sexual abuse and assault (T74.2, Y05).
 */
const L4_CODES = /^(?:B2[0-4]|F\d\d|R75|Z21|O98\.7|T74\.2|Y05)/;

export const levelOfCategory = (category: Category): Level => (L4_CATEGORIES.includes(category) ? "L4" : "L3");

export const levelOfDiagnosis = (icd10Code: string): Level => (L4_CODES.test(icd10Code) ? "L4" : "L3");

/** What belongs to several records is held as closely as the closest of them. */
export const closest = (...levels: readonly Level[]): Level => (levels.includes("L4") ? "L4" : "L3");
