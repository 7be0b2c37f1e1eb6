// How long the health partners keep what they hold. The days are theirs to set: see services/people/people.retention.ts.
import type { ClassType } from "type-graphql";
import { ACCESS_LOG_TABLES } from "#kit/access-log/access-log.entity";
import { Act } from "#kit/acts/act.entity";
import { Letter } from "#kit/outbox/letter.entity";
import { RECORD_COLUMNS, type RetentionPlan, type TablePlan } from "#kit/retention/plan";
import { NotifiableAlert } from "./alert/alert.entity";
import { Allergy } from "./allergy/allergy.entity";
import { Condition } from "./condition/condition.entity";
import { FitToTravel } from "./fitness/fitness.entity";
import { Medication } from "./medication/medication.entity";
import { MedicalNeed } from "./need/need.entity";
import { MedicalNeedCategory } from "./need/need.enums";
import { Operation } from "./operation/operation.entity";
import { Patient } from "./patient/patient.entity";
import { HealthReferral } from "./referral/referral.entity";
import { Observation } from "./screening/observation.entity";
import { Screening } from "./screening/screening.entity";
import { RestrictedRecordStaff } from "./sensitivity/restricted-record-staff.entity";
import { HealthSensitivity } from "./sensitivity/sensitivity.enums";

/** A record of care that no total is counted from. */
const ofCare = (table: ClassType): TablePlan => ({
  table,
  class: "care",
  person: "personId",
  over: (row) => `${row}.recordedAt <= :before`,
  atEnd: "row",
});

/** Whom a record of level L4 names is kept as long as the record. */
const staffOf = (table: ClassType): TablePlan => ({
  table: RestrictedRecordStaff,
  class: "care",
  person: { column: "recordId", of: table },
  withPerson: "row",
});

const RESTRICTED = ["health_condition", "medical_need", "medication", "health_referral"];

const namesNoRecord = (row: string): string =>
  RESTRICTED.map((table) => `NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.id = ${row}.recordId)`).join(" AND ");

export const healthRetention: RetentionPlan = {
  classes: {
    care: { says: "Records of care, from when they were written; needs, from when they were met", days: 10 * 365 },
    verdict: { says: "Whether somebody was fit to travel, from when it ran out", days: 365 },
  },
  tables: [
    ...[Condition, MedicalNeed, Medication, HealthReferral].map(staffOf),
    {
      table: Observation,
      class: "care",
      person: { column: "screeningId", of: Screening },
      over: (row) => `EXISTS (SELECT 1 FROM screening s WHERE s.id = ${row}.screeningId AND s.recordedAt <= :before)`,
      atEnd: "row",
    },
    {
      table: Screening,
      class: "care",
      person: "personId",
      over: (row) => `${row}.recordedAt <= :before`,
      withPerson: {},
      stays: `${RECORD_COLUMNS} personId triage`,
    },
    ofCare(Allergy),
    ofCare(Condition),
    ofCare(Medication),
    ofCare(HealthReferral),
    {
      table: MedicalNeed,
      class: "care",
      person: "personId",
      over: (row) =>
        `${row}.closedAt <= :before OR ${row}.status IN ('REVOKED', 'ENTERED_IN_ERROR') AND ${row}.recordedAt <= :before`,
      atEnd: { description: null },
      // Of the need, how urgent it was is counted; what it was is not.
      withPerson: {
        ...{ description: null, conditionId: null, triage: null },
        ...{
          category: MedicalNeedCategory.OTHER,
          categoryKey: MedicalNeedCategory.OTHER,
          sensitivity: HealthSensitivity.L3,
        },
      },
      live: {
        says: "a medical need that is not met",
        where: (row) => `${row}.status IN ('ACTIVE', 'ON_HOLD', 'DRAFT')`,
      },
      stays: `${RECORD_COLUMNS} personId status priority priorityRank closedAt dueAt`,
    },
    {
      table: FitToTravel,
      class: "verdict",
      person: "personId",
      over: (row) => `${row}.validUntil <= :before`,
      atEnd: "row",
    },
    { table: Patient, class: "care", person: "personId", withPerson: "row" },
    { ...staffOf(MedicalNeed), over: namesNoRecord, atEnd: "row" },
  ],
  impersonal: [Operation, NotifiableAlert, ...ACCESS_LOG_TABLES, Act, Letter],
  accessLogDays: 10 * 365,
};
