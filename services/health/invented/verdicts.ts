// The story's travel verdicts, with the requirements and rechecks that only the clinic knows.
import { dayOf } from "#kit/days";
import type { VerdictStory } from "#scenario/story";
import type { FitToTravel } from "../fitness/fitness.entity";
import { FitToTravelVerdict, TravelMode, TravelRequirement } from "../fitness/fitness.enums";
import type { Care } from "./care";
import { clinicianAt, recordedAt, type Patient } from "./patient";

export function verdictOf(patient: Patient, story: VerdictStory, care: readonly Care[]): Partial<FitToTravel> {
  const { person, operation, place, random } = patient;
  const suspendedAt = suspensionOf(patient, story);
  return {
    ...recordedAt(patient, story.assessedAt),
    id: story.id,
    personId: person.id,
    verdict: FitToTravelVerdict[story.verdict],
    mode: TravelMode[story.mode],
    requirements: story.verdict === "FIT_WITH_REQUIREMENTS" ? requirementsOf(patient, care) : [],
    recheckOn: story.verdict === "TEMPORARILY_UNFIT" ? dayOf(story.validUntil, operation.timeZone) : null,
    assessedBy: clinicianAt(place, random),
    validUntil: suspendedAt ?? story.validUntil,
    suspendedAt,
  };
}

/** A new urgent need suspends a verdict; but nobody who was cleared or left on it loses it after the fact. */
function suspensionOf({ person }: Patient, { assessedAt, validUntil }: VerdictStory): Date | null {
  if (person.entries.length > 0) return null;
  const urgent = person.needs.find(
    ({ priority, openedAt }) =>
      (priority === "STAT" || priority === "ASAP") && openedAt > assessedAt && openedAt < validUntil,
  );
  return urgent?.openedAt ?? null;
}

const { MEDICAL_ESCORT, WHEELCHAIR, STRETCHER, OXYGEN, FRONT_SEAT, MEDICATION_SUPPLY } = TravelRequirement;

const FOR_CATEGORY: Record<string, readonly TravelRequirement[]> = {
  EMERGENCY: [MEDICAL_ESCORT, OXYGEN, FRONT_SEAT],
  CHRONIC: [MEDICATION_SUPPLY],
  MATERNAL: [FRONT_SEAT, MEDICAL_ESCORT],
  INJURY: [WHEELCHAIR, FRONT_SEAT, STRETCHER],
};

function requirementsOf({ random }: Patient, care: readonly Care[]): TravelRequirement[] {
  const chosen = new Set<TravelRequirement>();
  for (const { need, medication } of care) {
    chosen.add(random.pick(FOR_CATEGORY[need.category ?? ""] ?? [FRONT_SEAT, MEDICATION_SUPPLY]));
    if (medication) chosen.add(MEDICATION_SUPPLY);
  }
  if (chosen.size === 0) chosen.add(random.pick([FRONT_SEAT, WHEELCHAIR, MEDICAL_ESCORT]));
  return [...chosen];
}
