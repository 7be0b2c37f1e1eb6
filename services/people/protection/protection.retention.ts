// How long child protection, consent and duplicates are kept. UNICEF states the children's part.
import type { ClassType } from "type-graphql";
import { RECORD_COLUMNS, type RetentionPlan, type TablePlan } from "#kit/retention/plan";
import { AgreementShare } from "./agreement/agreement-share.entity";
import { SharingAgreement } from "./agreement/agreement.entity";
import { BestInterestsProcedure } from "./best-interests/best-interests.entity";
import { CarePlacement } from "./care/care.entity";
import { ChildCaseStep } from "./case/case-step.entity";
import { ChildCase } from "./case/case.entity";
import { ChildCaseConcern } from "./case/concern.entity";
import { ChildTravelClearance } from "./clearance/clearance.entity";
import { Consent } from "./consent/consent.entity";
import { ConsentShare } from "./consent/share.entity";
import { ConsentWording } from "./consent/wording.entity";
import { PotentialDuplicate } from "./duplicate/duplicate.entity";
import { CaseFollowUp } from "./follow-up/follow-up.entity";
import { BrokenGlass } from "./glass/broken-glass.entity";
import { GlassSlot } from "./glass/glass-slot.entity";
import { IncidentStaff } from "./incident/incident-staff.entity";
import { Incident } from "./incident/incident.entity";
import { Referral } from "./referral/referral.entity";
import { TracingRequest } from "./tracing/tracing.entity";
import { CaseTransfer } from "./transfer/transfer.entity";

export const protectionClasses: RetentionPlan["classes"] = {
  childProtection: { says: "The work on a child's case, from when it was closed or handed over", days: 7 * 365 },
  consent: { says: "Consents, from when they ended: they show that sharing was lawful", days: 5 * 365 },
  glass: { says: "That somebody broke the glass, from when it was over", days: 5 * 365 },
  duplicate: { says: "Pairs of records that may be one person, from when it was decided", days: 365 },
};

const isClosed = (row: string): string =>
  `${row}.status = 'CLOSED' AND ${row}.closedAt <= :before OR ${row}.status = 'TRANSFERRED' AND ${row}.recordedAt <= :before`;

const withItsCase = (row: string): string =>
  `EXISTS (SELECT 1 FROM child_case c WHERE c.id = ${row}.childCaseId AND (${isClosed("c")}))`;

/** A part of a case, which goes with it. */
const partOfCase = (table: ClassType): TablePlan => ({
  table,
  class: "childProtection",
  person: { column: "childCaseId", of: ChildCase },
  over: withItsCase,
  atEnd: "row",
});

const incidentStaff: TablePlan = {
  table: IncidentStaff,
  class: "childProtection",
  person: { column: "incidentId", of: Incident },
  over: (row) => `EXISTS (SELECT 1 FROM incident i WHERE i.id = ${row}.incidentId AND ${withItsCase("i")})`,
  atEnd: "row",
};

const duplicate = (person: "personId" | "otherPersonId"): TablePlan => ({
  table: PotentialDuplicate,
  class: "duplicate",
  person,
  over: (row) => `${row}.decidedAt <= :before`,
  atEnd: "row",
});

/** A referral without a case goes by itself. */
const isReferralOver = (row: string): string =>
  `${row}.status IN ('REJECTED', 'REVOKED', 'DONE') AND ${row}.changedAt <= :before`;

const hasConsentEnded = (row: string): string =>
  `${row}.withdrawnAt <= :before OR ${row}.expiresOn IS NOT NULL AND ${row}.expiresOn <= :before`;

export const protectionPlans: readonly TablePlan[] = [
  incidentStaff,
  { table: Incident, class: "childProtection", person: "personId", over: withItsCase, atEnd: "row" },
  partOfCase(ChildCaseConcern),
  partOfCase(ChildCaseStep),
  partOfCase(CaseFollowUp),
  partOfCase(CaseTransfer),
  partOfCase(BestInterestsProcedure),
  partOfCase(CarePlacement),
  partOfCase(TracingRequest),
  { table: ChildTravelClearance, class: "childProtection", person: "personId", over: withItsCase, atEnd: "row" },
  { table: Referral, class: "childProtection", person: "personId", over: isReferralOver, atEnd: "row" },
  { table: CarePlacement, class: "childProtection", person: "caregiverId", withPerson: { caregiverId: null } },
  {
    table: ChildCase,
    class: "childProtection",
    person: "personId",
    over: isClosed,
    atEnd: "row",
    // Not whose: that a child has a case is not for whoever may erase.
    live: { says: "work on this file that is not finished", where: (row) => `${row}.status IN ('IDENTIFIED', 'OPEN')` },
  },
  {
    table: ConsentShare,
    class: "consent",
    person: "personId",
    over: (row) => `${row}.endedAt <= :before`,
    atEnd: "row",
  },
  { table: Consent, class: "consent", person: "personId", over: hasConsentEnded, atEnd: "row" },
  { table: Consent, class: "consent", person: "giverId", withPerson: { giverId: null } },
  duplicate("personId"),
  duplicate("otherPersonId"),
  // Who looked stays; why they looked tells of the person.
  {
    table: BrokenGlass,
    class: "glass",
    person: "personId",
    over: (row) => `${row}.endsAt <= :before`,
    atEnd: "row",
    withPerson: { reason: null },
    isOfActor: true,
    stays: `${RECORD_COLUMNS} personId role endsAt`,
  },
];

export const protectionImpersonal: readonly ClassType[] = [SharingAgreement, AgreementShare, ConsentWording, GlassSlot];
