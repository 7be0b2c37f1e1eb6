import type { ObservationKind } from "./screening.enums";

/** What is fixed for each kind: its unit in UCUM, and its LOINC code where FHIR R4's vital signs bind one. */
export const MEASURES: Record<`${ObservationKind}`, { unit: string; loinc: string | null }> = {
  BODY_TEMPERATURE: { unit: "Cel", loinc: "8310-5" },
  BODY_WEIGHT: { unit: "kg", loinc: "29463-7" },
  MUAC: { unit: "mm", loinc: null },
  BLOOD_PRESSURE_SYSTOLIC: { unit: "mm[Hg]", loinc: "8480-6" },
  BLOOD_PRESSURE_DIASTOLIC: { unit: "mm[Hg]", loinc: "8462-4" },
  HEART_RATE: { unit: "/min", loinc: "8867-4" },
  RESPIRATORY_RATE: { unit: "/min", loinc: "9279-1" },
  OXYGEN_SATURATION: { unit: "%", loinc: "59408-5" },
  PREGNANCY_WEEKS: { unit: "wk", loinc: null },
  DEHYDRATION_GRADE: { unit: "{grade}", loinc: null },
};
