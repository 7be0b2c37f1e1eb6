// Who may read and write what of child protection, consent and duplicates. UNICEF states the children's part.
import { RECORD, typesOf, type AgencyAccess, type Category } from "#kit/access/policy";
import { caseActTypes } from "./case/case-acts.access";
import { clearanceTypes } from "./clearance/clearance.access";
import { referralCategories, referralTypes } from "./referral/referral.access";
import { transferTypes } from "./transfer/transfer.access";

const caseworker = ["unicef-caseworker"] as const;

const verdictReaders = ["iom-registrar", "unicef-caseworker", "shelter-manager", "transport-officer"] as const;

/** A part of a case that a referral can share. */
const part = (name: string, says: string): Category => ({
  level: "L3",
  says,
  read: caseworker,
  write: caseworker,
  ticket: { name, roles: caseworker },
});

export const protectionCategories: AgencyAccess["categories"] = {
  ...referralCategories,
  case: { level: "L3", says: "That a child has a case", read: caseworker, write: caseworker },
  caseWork: part("OWN", "The work on a case: caseworker, follow-ups, referrals, transfers"),
  care: part("CARE_ARRANGEMENT", "In whose care a child is"),
  concerns: part("PROTECTION_CONCERNS", "Risk and protection concerns"),
  bestInterests: part("BEST_INTERESTS", "Best-interests procedures"),
  tracing: part("TRACING", "The search for a family"),
  travelVerdict: {
    level: "L2",
    says: "What a child needs to travel, and when that was decided",
    read: verdictReaders,
    write: caseworker,
  },
  travelDecision: {
    level: "L2",
    says: "Whether a child may travel: verdict and validity",
    read: [...verdictReaders, "transport-agency"],
  },
  travelPlan: { level: "L3", says: "Who receives and escorts a child, and why it was withheld", read: caseworker },
  incident: { level: "L4", says: "Violence that a child suffered", read: caseworker, write: caseworker },
  consent: {
    level: "L2",
    says: "Consents: what may go to whom, for what",
    read: ["iom-registrar", "unicef-caseworker", "clinician", "shelter-manager", "auditor"],
    write: ["iom-registrar", "unicef-caseworker", "clinician"],
  },
  duplicate: {
    level: "L2",
    says: "Pairs of records that may be one person",
    read: ["iom-registrar", "unicef-caseworker"],
    write: ["iom-registrar"],
  },
  mergeApproval: {
    level: "L3",
    says: "Whether two records are one child, for the agency that owns the case",
    read: caseworker,
    write: caseworker,
  },
  glass: {
    level: "L2",
    says: "Who broke the glass for whom, and why",
    read: ["iom-registrar", "unicef-caseworker", "auditor"],
    write: ["unicef-caseworker", "clinician", "shelter-manager", "transport-officer"],
  },
  ownGlass: {
    level: "L1",
    says: "Whether they broke the glass themselves, told to other agencies",
    read: ["clinician"],
  },
};

export const protectionTypes: AgencyAccess["types"] = typesOf(
  caseActTypes,
  referralTypes,
  transferTypes,
  clearanceTypes,
  {
    BestInterestsProcedure: { bestInterests: `${RECORD} kind concludedOn outcome childWishes reviewOn` },
    CarePlacement: { care: `${RECORD} arrangement endedAt caregiver` },
    ChildCase: {
      case: "id operationCode person",
      caseWork:
        "recordedBy occurredAt recordedAt version status workflowState openedAt closedAt daysSinceArrival owningAgency caseworker assessmentDueAt assessedAt isAssessmentOverdue closureReason followUps referrals transfers travelClearances",
      concerns: "protectionStatus risk protectionConcerns",
      care: "careArrangement careArrangements",
      bestInterests: "bestInterestsProcedures",
      tracing: "tracingRequests",
      incident: "incidents",
    },
    ChildCaseFilter: {
      case: "status workflowState protectionStatus risk protectionConcern caseworker isAssessmentOverdue sex ageGroup nationality openedFrom openedUntil arrivedFrom arrivedUntil",
    },
    ChildCaseSort: { case: "OPENED RISK" },
    CaseFollowUp: { caseWork: `${RECORD} kind dueOn madeAt wasChildSeen note` },
    TracingRequest: { tracing: `${RECORD} status soughtName soughtRelation lastKnownPlace tracingAgency changedAt` },
    Incident: { incident: `${RECORD} kind narrative` },
    Consent: {
      consent: `${RECORD} legalBasis givenBy purpose recipientAgencies dataCategories wordingHash method validFrom expiresOn withdrawnAt status languageRead subject giver wording`,
    },
    ConsentWording: { open: "id purpose edition sha256 text" },
    SharingAgreement: {
      open: `${RECORD} providerAgency partnerAgency purpose dataCategories validFrom expiresOn isInForce`,
    },
    PotentialDuplicate: {
      duplicate: `${RECORD} status score clues reason decidedAt decidedBy person otherPerson keptPerson needsCaseOwnerApproval`,
    },
    Mutation: { duplicate: "mergePeople dismissDuplicate", mergeApproval: "approveMerge declineMerge" },
    MergePeoplePayload: { open: "duplicate person" },
    DismissDuplicatePayload: { open: "duplicate" },
    ApproveMergePayload: { open: "status person" },
    DeclineMergePayload: { open: "status" },
    BrokenGlass: { glass: `${RECORD} role reason endsAt person` },
  },
);
