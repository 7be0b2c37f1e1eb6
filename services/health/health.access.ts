// Who may read and write what of care. The health partners state it.
import { accessLogCategories, accessLogRows, accessLogTypes } from "#kit/access-log/access-log.access";
import { erasureCategory, erasureRows, erasureTypes } from "#kit/retention/erasure.parts";
import { timelineCategory, timelineTypes } from "#kit/timeline/timeline.access";
import { FIGURES, RECORD, rowsByTable, typesOf, type AgencyAccess } from "#kit/access/policy";
import type { Role } from "#kit/access/roles";
import { everyRow, noRow, type Rows } from "#kit/access/rows";
import { NotifiableAlert } from "./alert/alert.entity";
import { Allergy } from "./allergy/allergy.entity";
import { Condition } from "./condition/condition.entity";
import { deskTypes } from "./desk.access";
import { FitToTravel } from "./fitness/fitness.entity";
import { Medication } from "./medication/medication.entity";
import { MedicalNeed } from "./need/need.entity";
import { Operation } from "./operation/operation.entity";
import { Patient } from "./patient/patient.entity";
import { HealthReferral } from "./referral/referral.entity";
import { Observation } from "./screening/observation.entity";
import { Screening } from "./screening/screening.entity";
import { RestrictedRecordStaff } from "./sensitivity/restricted-record-staff.entity";
import { restrictedRows } from "./sensitivity/restricted.rows";

const clinician: readonly Role[] = ["clinician"];
const clinicians: Rows = { clinician: everyRow };
const deciding: readonly Role[] = [
  "iom-registrar",
  "unicef-caseworker",
  "clinician",
  "shelter-manager",
  "transport-officer",
];
const verdictRows: Rows = {
  "iom-registrar": everyRow,
  "unicef-caseworker": everyRow,
  clinician: everyRow,
  "shelter-manager": everyRow,
  "transport-officer": everyRow,
  // Read by the ids of those on its manifests, which transport knows and this agency does not.
  "transport-agency": everyRow,
};

export const healthAccess: AgencyAccess = {
  categories: {
    ...accessLogCategories,
    ...timelineCategory,
    ...erasureCategory(clinician),
    figures: {
      ...FIGURES,
      says: "Needs and screenings in numbers; small numbers hidden",
      read: ["clinician", "unicef-analyst", "dashboard"],
    },
    alert: {
      level: "L1",
      says: "Notifiable diseases, without persons",
      read: clinician,
      write: clinician,
    },
    care: {
      level: "L3",
      says: "Screenings, conditions, needs, medication, allergies, referrals",
      read: clinician,
      write: clinician,
    },
    restricted: {
      level: "L4",
      says: "HIV, sexual violence, mental health: conditions, needs, medication, referrals",
      read: clinician,
      write: clinician,
      // Told record by record, where the ground is known: `restrictedRecordsOfEach`.
      isLogged: false,
    },
    verdict: {
      level: "L2",
      says: "What somebody needs to travel, and when to look again",
      read: deciding,
      write: clinician,
    },
    verdictByMode: {
      level: "L2",
      says: "Whether somebody is fit for one way of travel, and until when",
      read: [...deciding, "transport-agency"],
    },
    assessment: { level: "L3", says: "Who judged fitness to travel, when, and why it stands still", read: clinician },
    missingVerdict: {
      level: "L2",
      says: "Passengers without a verdict that holds",
      read: ["iom-registrar", "clinician", "transport-officer"],
    },
  },
  types: typesOf(accessLogTypes("health"), erasureTypes, deskTypes, timelineTypes("healthEvents"), {
    Mutation: { erasure: "erasePersonFromHealth" },
    Query: { care: "medicalNeeds" },
    Operation: { stub: "code", figures: "needsByPriority screeningsByTriage", alert: "notifiableAlerts" },
    NeedsByPriority: { figures: "priority active onHold completed total isSuppressed" },
    ScreeningsByTriage: { figures: "triage count isSuppressed" },
    NotifiableAlert: { alert: `${RECORD} day site ageBand classification count disease` },
    Person: {
      stub: "id",
      care: "allergies conditions medications medicalNeeds healthReferrals screenings",
      restricted: "restrictedHealth",
      verdict: "fitToTravel",
      verdictByMode: "fitToTravelByMode",
    },
    RestrictedHealth: { restricted: "conditions medicalNeeds medications healthReferrals" },
    Allergy: { care: `${RECORD} person substance severity reaction` },
    Condition: { care: `${RECORD} person sensitivity clinicalStatus onsetOn isUrgent note diagnosis` },
    Medication: { care: `${RECORD} person sensitivity name dose quantityDays isColdChainRequired` },
    MedicalNeed: {
      care: `${RECORD} person sensitivity status priority category description openedAt closedAt dueAt triage isOverdue condition`,
    },
    MedicalNeedFilter: { care: "status priority category isOverdue triage openedFrom openedUntil personIds" },
    MedicalNeedSort: { care: "PRIORITY OPENED" },
    HealthReferral: { care: `${RECORD} person sensitivity status changedAt fromFacility toFacility reason need` },
    Screening: { care: `${RECORD} person triage observations` },
    Observation: { care: "kind value unit loinc" },
    FitToTravel: {
      verdictByMode: "id verdict mode validUntil isValid",
      verdict: "operationCode person requirements recheckOn",
      assessment: "recordedBy occurredAt recordedAt version assessedBy assessedAt suspendedAt",
    },
    Trip: { stub: "id", missingVerdict: "passengersLackingVerdict" },
  }),
  rows: rowsByTable(
    ...accessLogRows,
    erasureRows,
    [Operation, "anyone"],
    [NotifiableAlert, "anyone"],
    [Screening, clinicians],
    [Observation, clinicians],
    [Condition, restrictedRows],
    [MedicalNeed, restrictedRows],
    [HealthReferral, restrictedRows],
    [Medication, restrictedRows],
    [RestrictedRecordStaff, { clinician: noRow }],
    [Patient, { clinician: noRow }],
    [Allergy, clinicians],
    [FitToTravel, verdictRows],
  ),
};
