// What was measured when the people of the story were screened.
import { idOf } from "#scenario/random";
import type { Sex, Triage as TriageStory } from "#scenario/story";
import { MedicalNeedCategory } from "../need/need.enums";
import type { Observation } from "../screening/observation.entity";
import type { Screening } from "../screening/screening.entity";
import { ObservationKind, Triage } from "../screening/screening.enums";
import type { Care } from "./care";
import { recordedAt, type Patient } from "./patient";

export interface Screened {
  screening: Partial<Screening>;
  observations: Partial<Observation>[];
}

/** The screening of this person, agreeing with the diagnoses in `care`; null for somebody who was not screened. */
export function screeningOf(patient: Patient, care: readonly Care[]): Screened | null {
  const { person } = patient;
  if (!person.screening) return null;
  const { id, at, triage } = person.screening;
  const screening = { ...recordedAt(patient, at), id, personId: person.id, triage: Triage[triage] };
  const values = { ...vitalsOf(patient, triage, care), ...findingsOf(patient, triage, care) };
  const observations = Object.values(ObservationKind).flatMap((kind) => {
    const value = values[kind];
    return value === undefined ? [] : [{ id: idOf(`observation ${id} ${kind}`), screeningId: id, kind, value }];
  });
  return { screening, observations };
}

type Values = Partial<Record<ObservationKind, number>>;

type Range = readonly [number, number];
const ADULT_WEIGHT: Record<Sex, Range> = { MALE: [52, 78], FEMALE: [45, 70] };
const ADULT: { heart: Range; breath: Range } = { heart: [62, 96], breath: [12, 20] };
const CHILD: { heart: Range; breath: Range } = { heart: [85, 130], breath: [20, 34] };

function vitalsOf({ age, random, person }: Patient, triage: TriageStory, care: readonly Care[]): Values {
  const isFebrile = care.some(({ diagnosis }) => diagnosis.isFebrile);
  const { heart, breath } = age >= 18 ? ADULT : CHILD;
  const [strain, gasp] = triage === "RED" ? [25, 8] : [0, 0];
  const adultWeight = random.int(...ADULT_WEIGHT[person.sex]);
  return {
    BODY_TEMPERATURE: tenths(isFebrile ? random.int(380, 400) : random.int(362, 375)),
    BODY_WEIGHT: age >= 18 ? adultWeight : tenths(childWeight(age) * 10 + random.int(-10, 15)),
    HEART_RATE: random.int(...heart) + strain,
    RESPIRATORY_RATE: random.int(...breath) + gasp,
    ...(["RED", "ORANGE"].includes(triage) && { OXYGEN_SATURATION: random.int(89, 98) }),
  };
}

/** Kilograms of an average child, by the rule of thumb of emergency paediatrics (APLS). */
function childWeight(age: number): number {
  if (age < 1) return 7;
  if (age <= 5) return 2 * age + 8;
  return age <= 12 ? 3 * age + 7 : 3 * age + 4;
}

const DEHYDRATION: Record<TriageStory, readonly number[]> = { RED: [2], ORANGE: [1, 2], YELLOW: [0, 1], GREEN: [0] };

function findingsOf({ age, random }: Patient, triage: TriageStory, care: readonly Care[]): Values {
  const isPregnant = care.some(({ need }) => need.category === MedicalNeedCategory.MATERNAL);
  const isMalnourished = care.some(({ diagnosis }) => diagnosis.code.startsWith("E4"));
  return {
    DEHYDRATION_GRADE: random.pick(DEHYDRATION[triage]),
    ...(age >= 15 && bloodPressure(random.int(0, 30), triage, care)),
    ...(age <= 4 && { MUAC: isMalnourished ? random.int(108, 124) : random.int(126, 160) }),
    ...(isPregnant && { PREGNANCY_WEEKS: random.int(8, 38), MUAC: random.int(215, 285) }),
  };
}

function bloodPressure(spread: number, triage: TriageStory, care: readonly Care[]): Values {
  const isHigh = care.some(({ diagnosis }) => diagnosis.code === "I10" || diagnosis.code === "O14.9");
  const low = triage === "RED" ? 80 : 105;
  const systolic = (isHigh ? 145 : low) + spread;
  return { BLOOD_PRESSURE_SYSTOLIC: systolic, BLOOD_PRESSURE_DIASTOLIC: Math.round(systolic * 0.63) };
}

const tenths = (value: number): number => Math.round(value) / 10;
