// What the invented patients may have, and what is done about it.
import type { Random } from "#scenario/random";
import type { MedicalNeedCategory } from "../need/need.enums";
import type { Patient } from "./patient";

interface Medicine {
  name: string;
  dose: string;
  days: readonly [number, number];
  isCold?: boolean;
}

export interface Diagnosis {
  /** ICD-10. */
  code: string;
  /** The care that is needed, as a clinician in Gao would write it. */
  care: string;
  medicine?: Medicine;
  /** How often, against the others of its category; 10 by default. */
  weight?: number;
  /** Completed years. */
  ages?: readonly [number, number];
  isChronic?: boolean;
  isFebrile?: boolean;
}

const ADULTS = [15, 120] as const;
const MONTH = [14, 30] as const;
const SRO = { name: "sels de réhydratation orale", dose: "après chaque selle liquide", days: [3, 5] } as const;
const ACT = { name: "artéméther + luméfantrine", dose: "deux fois par jour", days: [3, 3] } as const;
const amoxicillin = { name: "amoxicilline", dose: "500 mg trois fois par jour", days: [5, 7] } as const;

export const DIAGNOSES: Record<MedicalNeedCategory, readonly Diagnosis[]> = {
  EMERGENCY: [
    { code: "E86", care: "Réhydratation et surveillance", weight: 40, medicine: SRO },
    { code: "T67.0", care: "Refroidissement, perfusion, surveillance", weight: 15, isFebrile: true },
    { code: "T67.5", care: "Repos à l'ombre, réhydratation", weight: 20 },
    { code: "B50.9", care: "Traitement du paludisme grave", weight: 15, isFebrile: true, medicine: ACT },
    { code: "A09", care: "Réhydratation, plan B", weight: 20, medicine: SRO },
    { code: "J18.9", care: "Antibiothérapie et oxygène", isFebrile: true, medicine: amoxicillin },
    { code: "A00.9", care: "Isolement, réhydratation, prélèvement", weight: 3 },
    { code: "A39.0", care: "Isolement, ceftriaxone, ponction lombaire", weight: 2, isFebrile: true },
  ],
  CHRONIC: [
    {
      code: "I10",
      care: "Traitement antihypertenseur sans interruption",
      weight: 30,
      ages: [30, 120],
      isChronic: true,
      medicine: { name: "amlodipine", dose: "5 mg une fois par jour", days: MONTH },
    },
    {
      code: "E11",
      care: "Contrôle de la glycémie et traitement oral",
      weight: 20,
      ages: [30, 120],
      isChronic: true,
      medicine: { name: "metformine", dose: "500 mg deux fois par jour", days: MONTH },
    },
    {
      code: "E10",
      care: "Insuline et contrôle de la glycémie",
      weight: 6,
      isChronic: true,
      medicine: { name: "insuline isophane", dose: "selon la glycémie, matin et soir", days: MONTH, isCold: true },
    },
    {
      code: "J45.9",
      care: "Bronchodilatateur inhalé",
      weight: 20,
      isChronic: true,
      medicine: { name: "salbutamol en aérosol", dose: "deux bouffées en cas de gêne", days: MONTH },
    },
    {
      code: "G40.9",
      care: "Traitement antiépileptique sans interruption",
      isChronic: true,
      medicine: { name: "carbamazépine", dose: "200 mg deux fois par jour", days: MONTH },
    },
    {
      code: "A15",
      care: "Traitement antituberculeux observé, masque",
      weight: 4,
      ages: ADULTS,
      isChronic: true,
      medicine: { name: "rifampicine + isoniazide", dose: "une fois par jour, à jeun", days: MONTH },
    },
  ],
  MATERNAL: [
    { code: "Z33", care: "Consultation prénatale", weight: 40 },
    {
      code: "O99.0",
      care: "Bilan et supplémentation en fer",
      weight: 20,
      medicine: { name: "fer + acide folique", dose: "un comprimé par jour", days: MONTH },
    },
    { code: "O23.4", care: "Antibiothérapie, contrôle des urines", medicine: amoxicillin },
    { code: "O20.0", care: "Repos strict, échographie" },
    { code: "O14.9", care: "Surveillance tensionnelle, transfert en maternité", weight: 5 },
  ],
  PAEDIATRIC: [
    { code: "B54", care: "Test rapide et traitement du paludisme", weight: 25, isFebrile: true, medicine: ACT },
    { code: "A09", care: "SRO et zinc", weight: 25, medicine: SRO },
    { code: "J06.9", care: "Traitement des symptômes", weight: 20, isFebrile: true },
    { code: "J22", care: "Antibiothérapie, contrôle à 48 h", weight: 15, isFebrile: true, medicine: amoxicillin },
    { code: "R50.9", care: "Recherche de la cause d'une fièvre", isFebrile: true },
    { code: "B05.9", care: "Isolement, vitamine A", weight: 8, isFebrile: true },
  ],
  INJURY: [
    { code: "S91.3", care: "Pansements, rappel antitétanique", weight: 30 },
    { code: "S93.4", care: "Bandage et repos", weight: 20 },
    { code: "S61.9", care: "Suture et pansements", weight: 15 },
    { code: "S01.9", care: "Suture, surveillance neurologique" },
    { code: "S52.5", care: "Radiographie et plâtre" },
    { code: "S82.9", care: "Immobilisation, avis chirurgical", weight: 6 },
  ],
  NUTRITION: [
    { code: "E44.1", care: "Ration complémentaire", weight: 30 },
    { code: "E44.0", care: "Aliment de supplément, contrôle hebdomadaire", weight: 20 },
    { code: "E43", care: "Aliment thérapeutique, admission", weight: 8 },
    { code: "D64.9", care: "Fer et contrôle de l'hémoglobine", weight: 15 },
  ],
  MENTAL_HEALTH: [
    { code: "F43.0", care: "Premiers secours psychologiques", weight: 20 },
    { code: "F43.1", care: "Entretiens de suivi", weight: 15 },
    {
      code: "F32.9",
      care: "Évaluation et suivi psychiatrique",
      medicine: { name: "fluoxétine", dose: "20 mg le matin", days: MONTH },
    },
  ],
  HIV: [
    {
      code: "B24",
      care: "Traitement antirétroviral sans interruption",
      isChronic: true,
      medicine: { name: "ténofovir + lamivudine + éfavirenz", dose: "un comprimé le soir", days: MONTH },
    },
  ],
  SEXUAL_VIOLENCE: [{ code: "T74.2", care: "Prise en charge médicale confidentielle" }],
  OTHER: [
    { code: "R53", care: "Repos et alimentation", weight: 30 },
    { code: "L08.9", care: "Soins locaux, antibiothérapie", weight: 15, medicine: amoxicillin },
    { code: "M54.5", care: "Antalgiques", weight: 15, ages: ADULTS },
    { code: "H10.9", care: "Collyre antibiotique", weight: 12 },
    { code: "B86", care: "Traitement de la gale, linge à part" },
    { code: "K02.9", care: "Avis dentaire" },
    { code: "N39.0", care: "Antibiothérapie", medicine: amoxicillin },
    { code: "A01.0", care: "Antibiothérapie, contrôle à 72 h", weight: 4, isFebrile: true },
  ],
};

/** Diseases that the health authority is told of. */
export const NOTIFIABLE: ReadonlySet<string> = new Set(["A00.9", "A39.0", "B05.9"]);

/** A diagnosis of this category that somebody of this age can have. */
export function diagnosisFor({ age, random }: Patient, category: MedicalNeedCategory): Diagnosis {
  const possible = DIAGNOSES[category].filter(({ ages: [from, to] = [0, 120] }) => age >= from && age <= to);
  return weighted(random, possible.length > 0 ? possible : DIAGNOSES[category]);
}

function weighted(random: Random, diagnoses: readonly Diagnosis[]): Diagnosis {
  const weightOf = ({ weight = 10 }: Diagnosis): number => weight;
  let left = random.next() * diagnoses.reduce((sum, diagnosis) => sum + weightOf(diagnosis), 0);
  for (const diagnosis of diagnoses) {
    left -= weightOf(diagnosis);
    if (left < 0) return diagnosis;
  }
  return random.pick(diagnoses);
}
