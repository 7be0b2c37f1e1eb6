import { idOf } from "#scenario/random";
import type { Allergy } from "../allergy/allergy.entity";
import { AllergySeverity } from "../allergy/allergy.enums";
import { recordedAt, type Patient } from "./patient";

const SUBSTANCES = ["pénicilline", "sulfamides", "chloroquine", "arachide", "acide acétylsalicylique", "lait de vache"];
const REACTIONS: Record<AllergySeverity, string> = {
  MILD: "éruption cutanée",
  MODERATE: "urticaire étendue, vomissements",
  SEVERE: "gêne respiratoire, malaise",
};
const { MILD, MODERATE, SEVERE } = AllergySeverity;

/** One person in forty knows of an allergy. */
export function allergiesOf(patient: Patient): Partial<Allergy>[] {
  const { person, random } = patient;
  if (!random.chance(0.025)) return [];
  const severity = random.pick([MILD, MILD, MODERATE, MODERATE, SEVERE]);
  return [
    {
      ...recordedAt(patient, person.screening?.at ?? person.registeredAt),
      id: idOf(`allergy ${person.id}`),
      personId: person.id,
      substance: random.pick(SUBSTANCES),
      severity,
      reaction: REACTIONS[severity],
    },
  ];
}
