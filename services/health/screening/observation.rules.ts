import { assertInput } from "#kit/input";
import type { ObservationKind } from "./screening.enums";

interface Measure {
  /** UCUM. */
  unit: string;
  /** Where FHIR R4's vital signs bind one. */
  loinc: string | null;
  /** Bounds of our own: beyond them it is a slip of the pen, and not a person. */
  least: number;
  most: number;
}

/** What is fixed for each kind. */
export const MEASURES: Record<`${ObservationKind}`, Measure> = {
  BODY_TEMPERATURE: { unit: "Cel", loinc: "8310-5", least: 25, most: 45 },
  BODY_WEIGHT: { unit: "kg", loinc: "29463-7", least: 0.3, most: 350 },
  MUAC: { unit: "mm", loinc: null, least: 50, most: 600 },
  BLOOD_PRESSURE_SYSTOLIC: { unit: "mm[Hg]", loinc: "8480-6", least: 40, most: 300 },
  BLOOD_PRESSURE_DIASTOLIC: { unit: "mm[Hg]", loinc: "8462-4", least: 20, most: 200 },
  HEART_RATE: { unit: "/min", loinc: "8867-4", least: 20, most: 300 },
  RESPIRATORY_RATE: { unit: "/min", loinc: "9279-1", least: 4, most: 150 },
  OXYGEN_SATURATION: { unit: "%", loinc: "59408-5", least: 30, most: 100 },
  PREGNANCY_WEEKS: { unit: "wk", loinc: null, least: 1, most: 45 },
  DEHYDRATION_GRADE: { unit: "{grade}", loinc: null, least: 0, most: 2 },
};

const WHOLE: ReadonlySet<`${ObservationKind}`> = new Set(["PREGNANCY_WEEKS", "DEHYDRATION_GRADE"]);

/** Throws INPUT_INVALID, naming the observation, for a kind that is there twice and a value that no person has. */
export function assertObservations(observations: readonly { kind: `${ObservationKind}`; value: number }[]): void {
  const kinds = observations.map(({ kind }) => kind);
  for (const [index, { kind, value }] of observations.entries()) {
    const field = `observations.${String(index)}`;
    assertInput(kinds.indexOf(kind) === index, `${field}.kind`, `${kind} is there twice`);
    const { least, most, unit } = MEASURES[kind];
    const isRight = value >= least && value <= most && (!WHOLE.has(kind) || Number.isInteger(value));
    assertInput(isRight, `${field}.value`, `${kind} is from ${String(least)} to ${String(most)} ${unit}`);
  }
}
