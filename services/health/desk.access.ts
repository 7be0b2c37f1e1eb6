// Who may write what of care. The health partners state it.
import type { AgencyAccess } from "#kit/access/policy";

export const deskTypes: AgencyAccess["types"] = {
  Mutation: {
    care: [
      "screen recordCondition changeCondition recordNeed changeNeedPriority activateNeed holdNeed completeNeed revokeNeed",
      "strikeNeed recordMedication recordAllergy referPatient acceptHealthReferral rejectHealthReferral",
      "startHealthReferral completeHealthReferral cancelHealthReferral",
    ].join(" "),
    verdict: "certifyFitToTravel suspendFitToTravel",
    alert: "raiseAlert",
  },
  ScreenPayload: { open: "screening" },
  ConditionPayload: { open: "condition" },
  NeedPayload: { open: "need" },
  RecordMedicationPayload: { open: "medication" },
  RecordAllergyPayload: { open: "allergy" },
  HealthReferralPayload: { open: "referral" },
  CertifyFitToTravelPayload: { open: "fitToTravel" },
  SuspendFitToTravelPayload: { open: "fitToTravel" },
  RaiseAlertPayload: { open: "alert" },
};
