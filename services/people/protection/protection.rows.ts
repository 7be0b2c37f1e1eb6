// Which rows of child protection, consent and duplicates each role may see.
import type { ClassType } from "type-graphql";
import { anyOf, everyRow, noRow, rule, type RowRule, type Rows } from "#kit/access/rows";
import { onAnyTrip } from "#kit/access/tie.entity";
import { glassBroken } from "../person/person.rows";
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
import { BROKEN_GLASS, LIVE_REFERRAL, OWN_CASE, SENT_REFERRAL } from "./grounds.sql";
import { IncidentStaff } from "./incident/incident-staff.entity";
import { Incident } from "./incident/incident.entity";
import { Referral } from "./referral/referral.entity";
import { TracingRequest } from "./tracing/tracing.entity";
import { CaseTransfer } from "./transfer/transfer.entity";

const ownCase = (column: string): RowRule =>
  rule(
    "cases that their agency owns or that are assigned to them",
    (alias) => `EXISTS (SELECT 1 FROM child_case c WHERE c.id = ${alias}.${column} AND ${OWN_CASE})`,
  );

const isOwnCase: RowRule = rule("cases that their agency owns or that are assigned to them", (alias) =>
  OWN_CASE.replaceAll("c.", `${alias}.`),
);

const referredCase = (column: string, named?: string): RowRule =>
  rule(
    named
      ? `the ${named} of cases referred to their agency, where the live referral names it`
      : "cases referred to their agency, while the referral is live",
    (alias) =>
      `EXISTS (SELECT 1 FROM referral f WHERE f.childCaseId = ${alias}.${column} AND ${LIVE_REFERRAL}${named ? ` AND f.sharedParts LIKE '%"${named}"%'` : ""})`,
  );

const glassOnCase = (column: string): RowRule =>
  rule(
    "cases of children for whom they broke the glass",
    (alias) =>
      `EXISTS (SELECT 1 FROM child_case c JOIN broken_glass g ON g.personId = c.personId WHERE c.id = ${alias}.${column} AND ${BROKEN_GLASS})`,
  );

const partRows = (named?: string): Rows => ({
  "unicef-caseworker": anyOf(
    ownCase("childCaseId"),
    glassOnCase("childCaseId"),
    ...(named ? [referredCase("childCaseId", named)] : []),
  ),
});

const toOwnAgency = rule("referrals that were sent to their agency", (alias) =>
  SENT_REFERRAL.replaceAll("f.", `${alias}.`),
);

export const protectionRows: readonly (readonly [ClassType, Rows])[] = [
  [ChildCase, { "unicef-caseworker": anyOf(isOwnCase, referredCase("id"), glassBroken("personId")) }],
  // Reached only by the ids of cases that the viewer was given.
  [ChildCaseConcern, { "unicef-caseworker": everyRow }],
  [ChildCaseStep, partRows()],
  [CaseFollowUp, partRows()],
  [
    CaseTransfer,
    {
      "unicef-caseworker": anyOf(
        ownCase("childCaseId"),
        rule(
          "transfers from or to their agency",
          (alias) => `:viewerAgency IN (${alias}.fromAgency, ${alias}.toAgency)`,
        ),
      ),
    },
  ],
  [BestInterestsProcedure, partRows("BEST_INTERESTS")],
  [CarePlacement, partRows("CARE_ARRANGEMENT")],
  [TracingRequest, partRows("TRACING")],
  [
    ChildTravelClearance,
    {
      "iom-registrar": everyRow,
      "unicef-caseworker": anyOf(ownCase("childCaseId"), glassOnCase("childCaseId")),
      "shelter-manager": everyRow,
      "transport-officer": everyRow,
      "transport-agency": onAnyTrip("personId"),
    },
  ],
  [
    Incident,
    {
      "unicef-caseworker": anyOf(
        rule(
          "incidents that name them",
          (alias) =>
            `EXISTS (SELECT 1 FROM incident_staff n WHERE n.incidentId = ${alias}.id AND n.account = :viewerSub)`,
        ),
        glassBroken("personId"),
      ),
    },
  ],
  [IncidentStaff, { "unicef-caseworker": noRow }],
  [
    Referral,
    {
      "iom-registrar": rule("referrals of people without a child case", (alias) => `${alias}.childCaseId IS NULL`),
      "unicef-caseworker": anyOf(ownCase("childCaseId"), toOwnAgency),
      clinician: toOwnAgency,
    },
  ],
  [
    Consent,
    {
      "iom-registrar": everyRow,
      "unicef-caseworker": everyRow,
      clinician: rule("consents to health care", (alias) => `${alias}.purpose = 'HEALTH_CARE'`),
      "shelter-manager": everyRow,
      auditor: everyRow,
    },
  ],
  [ConsentShare, {}],
  [ConsentWording, "anyone"],
  [SharingAgreement, "anyone"],
  [AgreementShare, {}],
  [
    PotentialDuplicate,
    {
      "iom-registrar": everyRow,
      "unicef-caseworker": rule(
        "pairs that a desk wants to merge, of children whose case their agency owns",
        (alias) =>
          `${alias}.status IN ('AWAITING_CASE_OWNER', 'MERGED') AND EXISTS (SELECT 1 FROM child_case c WHERE c.personId IN (${alias}.personId, ${alias}.otherPersonId) AND c.owningAgency = :viewerAgency)`,
      ),
    },
  ],
  [BrokenGlass, { "iom-registrar": everyRow, "unicef-caseworker": everyRow, auditor: everyRow }],
  [GlassSlot, {}],
];
