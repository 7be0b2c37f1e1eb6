import { registerEnumType } from "type-graphql";

export enum Triage {
  RED = "RED",
  ORANGE = "ORANGE",
  YELLOW = "YELLOW",
  GREEN = "GREEN",
}
registerEnumType(Triage, {
  name: "Triage",
  description: "How soon a person must be seen, as judged at a screening; the four colours of field triage scales.",
  valuesConfig: {
    RED: { description: "At once: life is in danger." },
    ORANGE: { description: "Very soon: may get worse quickly." },
    YELLOW: { description: "Soon, but stable." },
    GREEN: { description: "Can wait, or needs no care." },
  },
});

export enum ObservationKind {
  BODY_TEMPERATURE = "BODY_TEMPERATURE",
  BODY_WEIGHT = "BODY_WEIGHT",
  MUAC = "MUAC",
  BLOOD_PRESSURE_SYSTOLIC = "BLOOD_PRESSURE_SYSTOLIC",
  BLOOD_PRESSURE_DIASTOLIC = "BLOOD_PRESSURE_DIASTOLIC",
  HEART_RATE = "HEART_RATE",
  RESPIRATORY_RATE = "RESPIRATORY_RATE",
  OXYGEN_SATURATION = "OXYGEN_SATURATION",
  PREGNANCY_WEEKS = "PREGNANCY_WEEKS",
  DEHYDRATION_GRADE = "DEHYDRATION_GRADE",
}
registerEnumType(ObservationKind, {
  name: "ObservationKind",
  description: "What is measured at a screening. Each kind has one unit.",
  valuesConfig: {
    BODY_TEMPERATURE: { description: "Degrees Celsius." },
    BODY_WEIGHT: { description: "Kilograms." },
    MUAC: { description: "Mid-upper arm circumference, millimetres; children of 6 to 59 months, and pregnant women." },
    BLOOD_PRESSURE_SYSTOLIC: { description: "Millimetres of mercury." },
    BLOOD_PRESSURE_DIASTOLIC: { description: "Millimetres of mercury." },
    HEART_RATE: { description: "Beats a minute." },
    RESPIRATORY_RATE: { description: "Breaths a minute." },
    OXYGEN_SATURATION: { description: "Per cent, by pulse oximeter." },
    PREGNANCY_WEEKS: { description: "Completed weeks of pregnancy." },
    DEHYDRATION_GRADE: { description: "0 none, 1 some, 2 severe: plans A, B and C of WHO's treatment of diarrhoea." },
  },
});
