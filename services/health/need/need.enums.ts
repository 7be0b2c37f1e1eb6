import { registerEnumType } from "type-graphql";

export enum MedicalNeedStatus {
  DRAFT = "DRAFT",
  ACTIVE = "ACTIVE",
  ON_HOLD = "ON_HOLD",
  REVOKED = "REVOKED",
  COMPLETED = "COMPLETED",
  ENTERED_IN_ERROR = "ENTERED_IN_ERROR",
}
registerEnumType(MedicalNeedStatus, {
  name: "MedicalNeedStatus",
  description: "Where a medical need stands. Source: HL7 FHIR R4, request-status.",
  valuesConfig: {
    DRAFT: { description: "Being written; nobody acts on it yet." },
    ACTIVE: { description: "To be met." },
    ON_HOLD: { description: "Cannot be met for now: no medicine, no transport, the person is away." },
    REVOKED: { description: "Withdrawn before it was met." },
    COMPLETED: { description: "Met." },
    ENTERED_IN_ERROR: { description: "Should never have been written; in no figure." },
  },
});

export enum MedicalNeedPriority {
  STAT = "STAT",
  ASAP = "ASAP",
  URGENT = "URGENT",
  ROUTINE = "ROUTINE",
}
registerEnumType(MedicalNeedPriority, {
  name: "MedicalNeedPriority",
  description:
    "How soon a need must be met. Values: HL7 FHIR R4, request-priority. The hours are this hub's own default: FHIR sets none.",
  valuesConfig: {
    STAT: { description: "At once: due 1 hour after it was opened." },
    ASAP: { description: "As soon as possible: due after 24 hours." },
    URGENT: { description: "Before routine ones: due after 48 hours." },
    ROUTINE: { description: "In the normal course: due after 7 days." },
  },
});

export enum MedicalNeedCategory {
  EMERGENCY = "EMERGENCY",
  CHRONIC = "CHRONIC",
  MATERNAL = "MATERNAL",
  PAEDIATRIC = "PAEDIATRIC",
  INJURY = "INJURY",
  NUTRITION = "NUTRITION",
  MENTAL_HEALTH = "MENTAL_HEALTH",
  HIV = "HIV",
  SEXUAL_VIOLENCE = "SEXUAL_VIOLENCE",
  OTHER = "OTHER",
}
const L4 = "Level L4: never listed.";
registerEnumType(MedicalNeedCategory, {
  name: "MedicalNeedCategory",
  description: "What kind of care is needed.",
  valuesConfig: {
    EMERGENCY: { description: "Acute illness: dehydration, heat stroke, malaria, severe infection." },
    CHRONIC: { description: "Long-term illness that needs medicine without a gap: hypertension, diabetes, asthma." },
    MATERNAL: { description: "Pregnancy, birth and the weeks after." },
    PAEDIATRIC: { description: "Illness of a child." },
    INJURY: { description: "Wounds, fractures, burns." },
    NUTRITION: { description: "Malnutrition." },
    MENTAL_HEALTH: { description: `Mental health and psychosocial care. ${L4}` },
    HIV: { description: `Care for people living with HIV. ${L4}` },
    SEXUAL_VIOLENCE: { description: `Clinical care after sexual violence. ${L4}` },
    OTHER: { description: "Any other care: teeth, eyes, skin, fatigue." },
  },
});

export enum MedicalNeedSort {
  PRIORITY = "PRIORITY",
  OPENED = "OPENED",
}
registerEnumType(MedicalNeedSort, {
  name: "MedicalNeedSort",
  description: "In which order medical needs are listed.",
  valuesConfig: {
    PRIORITY: { description: "The most urgent first, and of these the oldest first: the clinician's worklist." },
    OPENED: { description: "The latest opened first." },
  },
});
