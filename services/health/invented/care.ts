// Needs of the story, and the conditions, medicines and referrals that belong to them.
import { dayOf } from "#kit/days";
import { idOf } from "#scenario/random";
import type { NeedStory } from "#scenario/story";
import type { Condition } from "../condition/condition.entity";
import { ConditionClinicalStatus } from "../condition/condition.enums";
import type { Medication } from "../medication/medication.entity";
import type { MedicalNeed } from "../need/need.entity";
import { MedicalNeedCategory, MedicalNeedPriority, MedicalNeedStatus } from "../need/need.enums";
import { dueAtOf, PRIORITIES } from "../need/need.rules";
import type { HealthReferral } from "../referral/referral.entity";
import { HealthReferralStatus } from "../referral/referral.enums";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import type { RestrictedRecordStaff } from "../sensitivity/restricted-record-staff.entity";
import { closest, levelOfCategory, levelOfDiagnosis } from "../sensitivity/sensitivity.rules";
import { Triage } from "../screening/screening.enums";
import { diagnosisFor, type Diagnosis } from "./diagnoses";
import { recordedAt, soon, type Patient } from "./patient";

export interface Care {
  need: Partial<MedicalNeed>;
  condition: Partial<Condition> | null;
  medication: Partial<Medication> | null;
  referral: Partial<HealthReferral> | null;
  diagnosis: Diagnosis;
}

/** What one need of the story brings with it. */
export function careFor(patient: Patient, story: NeedStory): Care {
  const { person, random } = patient;
  const category = categoryOf(patient, story);
  const diagnosis = diagnosisFor(patient, category);
  const sensitivity = HealthSensitivity[closest(levelOfCategory(category), levelOfDiagnosis(diagnosis.code))];
  const own = { personId: person.id, sensitivity };
  const condition = random.chance(0.9) ? conditionFor(patient, story, diagnosis, own) : null;
  const need: Partial<MedicalNeed> = {
    ...recordedAt(patient, story.openedAt),
    ...own,
    id: story.id,
    status: MedicalNeedStatus[story.status],
    priority: MedicalNeedPriority[story.priority],
    priorityRank: PRIORITIES[story.priority].rank,
    category,
    categoryKey: category,
    description: diagnosis.care,
    closedAt: story.closedAt,
    dueAt: dueAtOf(story.priority, story.openedAt),
    triage: person.screening && Triage[person.screening.triage],
    conditionId: condition?.id ?? null,
  };
  const medication = story.status === "REVOKED" ? null : medicationFor(patient, story, diagnosis, own);
  return { need, condition, medication, referral: referralFor(patient, story, diagnosis, own), diagnosis };
}

/** Whoever wrote one of these records is named on all of them, if they are of level L4: they care for the person together. */
export function namedOn({ need, condition, medication, referral }: Care): Partial<RestrictedRecordStaff>[] {
  const restricted = [need, condition, medication, referral].filter(
    (record) => record?.sensitivity === HealthSensitivity.L4,
  );
  const team = new Set(restricted.flatMap((record) => record?.recordedByUser ?? []));
  return restricted.flatMap((record) =>
    [...team].map((account) => ({ recordId: record?.id, account, namedAt: record?.recordedAt })),
  );
}

/** The story's category; only the clinic knows what is behind a few of the others. */
function categoryOf({ age, random }: Patient, { category }: NeedStory): MedicalNeedCategory {
  if (category !== "OTHER") return MedicalNeedCategory[category];
  if (random.chance(0.04)) return MedicalNeedCategory.SEXUAL_VIOLENCE;
  return age >= 18 && random.chance(0.04) ? MedicalNeedCategory.HIV : MedicalNeedCategory.OTHER;
}

type Own = Pick<MedicalNeed, "personId" | "sensitivity">;

const NOTES = [
  "Trajet de trois jours dans le désert, peu d'eau.",
  "Se plaint depuis la frontière.",
  "Vu avec un interprète.",
  "À revoir avant tout départ.",
];

function conditionFor(patient: Patient, story: NeedStory, diagnosis: Diagnosis, own: Own): Partial<Condition> {
  const { person, operation, random } = patient;
  const days = diagnosis.isChronic ? random.int(90, 2500) : random.int(0, 3);
  const began = dayOf(new Date(story.openedAt.getTime() - days * 86_400_000), operation.timeZone);
  return {
    ...recordedAt(patient, story.openedAt),
    ...own,
    id: idOf(`condition ${story.id}`),
    icd10Code: diagnosis.code,
    clinicalStatus: clinicalStatusOf(patient, story, diagnosis),
    onsetOn: began < person.bornOn ? person.bornOn : began,
    isUrgent: story.priority === "STAT" || story.priority === "ASAP",
    note: random.chance(0.25) ? random.pick(NOTES) : null,
  };
}

function clinicalStatusOf({ random }: Patient, { status }: NeedStory, diagnosis: Diagnosis): ConditionClinicalStatus {
  const { ACTIVE, RECURRENCE, RELAPSE, INACTIVE, REMISSION, RESOLVED } = ConditionClinicalStatus;
  if (status === "REVOKED") return INACTIVE;
  if (status === "COMPLETED") {
    if (!diagnosis.isChronic) return RESOLVED;
    return random.chance(0.3) ? REMISSION : ACTIVE;
  }
  if (!random.chance(0.06)) return ACTIVE;
  return diagnosis.isChronic ? RELAPSE : RECURRENCE;
}

function medicationFor(
  patient: Patient,
  story: NeedStory,
  { medicine }: Diagnosis,
  own: Own,
): Partial<Medication> | null {
  if (!medicine) return null;
  return {
    ...recordedAt(patient, story.openedAt),
    ...own,
    id: idOf(`medication ${story.id}`),
    name: medicine.name,
    dose: medicine.dose,
    quantityDays: patient.random.int(medicine.days[0], medicine.days[1]),
    isColdChainRequired: medicine.isCold ?? false,
  };
}

const HOSPITALS: Record<string, string> = {
  Gao: "Hôpital régional de Gao",
  Bamako: "CHU du Point G, Bamako",
  Agadez: "Centre hospitalier régional d'Agadez",
  Arlit: "Hôpital de district d'Arlit",
  Niamey: "Hôpital national de Niamey",
};

function referralFor(
  patient: Patient,
  story: NeedStory,
  { care }: Diagnosis,
  own: Own,
): Partial<HealthReferral> | null {
  const { random, operation, place } = patient;
  const isReferred = story.priority === "STAT" || (story.priority === "ASAP" && random.chance(0.6));
  if (!isReferred) return null;
  const asked = soon(story.openedAt, random.int(10, 60), story.closedAt ?? operation.asOf);
  return {
    ...recordedAt(patient, asked),
    ...own,
    id: idOf(`referral ${story.id}`),
    needId: story.id,
    status: referralStatusOf(patient, story),
    changedAt: story.closedAt ?? soon(asked, random.int(20, 600), operation.asOf),
    fromFacility: `Poste de santé, ${place}`,
    toFacility: HOSPITALS[place] ?? `Centre de santé de référence, ${place}`,
    reason: care,
  };
}

function referralStatusOf({ random }: Patient, { status }: NeedStory): HealthReferralStatus {
  const { REQUESTED, ACCEPTED, REJECTED, IN_PROGRESS, COMPLETED, CANCELLED } = HealthReferralStatus;
  if (status === "COMPLETED") return COMPLETED;
  if (status === "REVOKED") return CANCELLED;
  return random.pick(status === "ON_HOLD" ? [REJECTED, REQUESTED] : [REQUESTED, ACCEPTED, IN_PROGRESS, IN_PROGRESS]);
}
