// Who may read and write what of the people agency's slice. IOM states it; UNICEF states `protection/`.
import { whereaboutsCategory } from "#kit/conservation/whereabouts.access";
import { accessLogCategories, accessLogRows, accessLogTypes } from "#kit/access-log/access-log.access";
import { erasureCategory, erasureRows, erasureTypes } from "#kit/retention/erasure.parts";
import { tieCategory, tieTypes } from "#kit/ties/ties.parts";
import { timelineCategory } from "#kit/timeline/timeline.access";
import { FIGURES, RECORD, rowsByTable, typesOf, type AgencyAccess } from "#kit/access/policy";
import type { Role } from "#kit/access/roles";
import { everyRow } from "#kit/access/rows";
import { PersonTie } from "#kit/access/tie.entity";
import { Arrival } from "./arrival/arrival.entity";
import { PersonHold } from "./hold/hold.entity";
import { Household } from "./household/household.entity";
import { SpecificNeed } from "./need/specific-need.entity";
import { outcomeCategories, outcomeTypes } from "./outcome/outcome.access";
import { Operation } from "./operation/operation.entity";
import { PersonNameWord } from "./person/name-word.entity";
import { PersonNationality } from "./person/nationality.entity";
import { PersonOtherId } from "./person/other-id.entity";
import { Person } from "./person/person.entity";
import { personRows } from "./person/person.rows";
import { BY_GROUND, personTickets } from "./person/person.tickets";
import { caseTickets } from "./protection/case/case.tickets";
import { protectionCategories, protectionTypes } from "./protection/protection.access";
import { protectionRows } from "./protection/protection.rows";
import { registrationTypes } from "./registration/registration.access";
import { Relationship } from "./relationship/relationship.entity";
import { conservationTypes } from "./conservation/conservation.access";
import { personTimelineTypes } from "./timeline/timeline.access";
import { upkeepCategories, upkeepTypes } from "./upkeep.access";

const desks: readonly Role[] = ["iom-registrar", "unicef-caseworker", "shelter-manager", "transport-officer"];
const everybodyWithPeople: readonly Role[] = [...desks, "clinician", "consulate"];
const figureReaders: readonly Role[] = [
  "iom-registrar",
  "unicef-caseworker",
  "transport-officer",
  "unicef-analyst",
  "dashboard",
];

const parts: readonly AgencyAccess["types"][] = [
  ...[accessLogTypes("people"), erasureTypes, tieTypes, protectionTypes, registrationTypes],
  ...[outcomeTypes, upkeepTypes, conservationTypes, personTimelineTypes],
];

export const peopleAccess: AgencyAccess = {
  categories: {
    ...accessLogCategories,
    ...tieCategory(["shelters-agency", "transport-agency"]),
    ...erasureCategory(["iom-registrar"]),
    ...protectionCategories,
    ...outcomeCategories,
    ...upkeepCategories,
    ...{ ...whereaboutsCategory, ...timelineCategory },
    arrival: {
      level: "L1",
      says: "Arrivals, counted before anybody is named",
      read: ["iom-registrar", "unicef-caseworker", "transport-officer"],
      write: ["iom-registrar"],
    },
    figures: { ...FIGURES, says: "How many people, by kind and by day; small numbers hidden", read: figureReaders },
    identity: {
      level: "L2",
      says: "Wristband, names, sex and age",
      read: everybodyWithPeople,
      write: ["iom-registrar"],
    },
    minority: {
      level: "L2",
      says: "Whether somebody is a minor",
      read: [...everybodyWithPeople, "transport-agency"],
      write: ["iom-registrar"],
    },
    language: { level: "L2", says: "Languages", read: [...desks, "clinician"], write: ["iom-registrar"] },
    origin: {
      level: "L2",
      says: "Nationality and country of origin",
      read: [...desks, "consulate"],
      write: ["iom-registrar"],
    },
    status: {
      level: "L2",
      says: "Displacement status, arrival and what became of the person",
      read: desks,
      write: ["iom-registrar"],
    },
    contact: {
      level: "L2",
      says: "Telephone and other agencies' numbers",
      read: desks,
      write: ["iom-registrar"],
      ticket: { name: "CONTACT", roles: BY_GROUND },
    },
    family: {
      level: "L2",
      says: "Household and relatives",
      read: desks,
      write: ["iom-registrar"],
      ticket: { name: "FAMILY", roles: BY_GROUND },
    },
    caregiver: {
      level: "L2",
      says: "On whom somebody depends",
      read: [...desks, "transport-agency"],
      ticket: { name: "FAMILY", roles: BY_GROUND },
    },
    specificNeedFilter: { level: "L3", says: "Searching people by specific need", read: ["iom-registrar"] },
    statusFilter: { level: "L2", says: "Searching people by status or outcome", read: desks },
    originFilter: { level: "L2", says: "Searching people by nationality", read: [...desks, "consulate"] },
    travelConsent: {
      level: "L2",
      says: "Whether a person may be moved: consent to travel, holds",
      read: [...desks, "clinician", "transport-agency"],
    },
    consentList: { level: "L2", says: "All consents of an operation", read: ["iom-registrar", "auditor"] },
  },
  types: typesOf(...parts, {
    Query: {
      reference: "operation operations codeList",
      identity: "person personByRegistrationNumber people",
      case: "childCases",
      accessLog: "accessLog",
    },
    Mutation: {
      consent: "recordConsent withdrawConsent",
      glass: "breakGlass",
      tie: "noteTiesAtPeople",
      erasure: "erasePerson",
    },
    RecordConsentPayload: { open: "consent" },
    WithdrawConsentPayload: { open: "consent" },
    BreakGlassPayload: { open: "personId endsAt" },
    Operation: {
      reference: "code name startedOn timeZone country",
      open: "now sharingAgreements",
      arrival: "arrivals",
      figures: "arrivalsByDay population",
      duplicate: "potentialDuplicates",
      consentList: "consents",
      glass: "brokenGlass",
    },
    Arrival: {
      arrival: `${RECORD} pointOfEntry men women boys girls headcount isEstimated pointOfEntryRegion registered`,
    },
    ArrivalsOnDay: { figures: "day headcount registered men women boys girls isSuppressed" },
    PopulationCell: {
      figures: "count isSuppressed sex ageGroup isMinor nationality displacementStatus arrivalDay outcome",
    },
    Person: {
      open: "id operationCode recordedAt version",
      identity:
        "registrationNumber givenName familyName otherNames sex bornOn birthDatePrecision isAgeDisputed ageYears ageGroup",
      minority: "isMinor",
      language: "languages",
      origin: "nationalities countryOfOrigin",
      status: "recordedBy occurredAt displacementStatus arrivedOn outcome outcomeAt arrival daysSinceArrival",
      contact: "phone otherIds",
      family: "household relationships",
      caregiver: "caregivers",
      specificNeed: "specificNeeds",
      travelConsent: "isOnHold hasTravelConsent",
      hold: "holds",
      case: "childCase",
      travelDecision: "childTravelClearance",
      referral: "referrals",
      consent: "consents",
      glass: "brokenGlass",
      ownGlass: "isGlassBroken",
      accessHistory: "accessHistory",
    },
    PersonFilter: {
      identity: "registrationNumber name soundsLike sex ageGroup isMinor",
      originFilter: "nationality",
      statusFilter: "displacementStatus outcome arrivedOn arrivedFrom arrivedUntil",
      specificNeedFilter: "specificNeed",
      case: "hasChildCase",
    },
    PersonSort: { identity: "REGISTERED" },
    PersonOtherId: { contact: "agency value" },
    Household: { family: `${RECORD} head members` },
    Relationship: { family: `${RECORD} kind isCaregiver person other` },
  }),
  tickets: {
    Person: { roles: BY_GROUND, of: personTickets },
    ChildCase: { roles: ["unicef-caseworker"], of: caseTickets },
  },
  rows: rowsByTable(
    ...accessLogRows,
    erasureRows,
    [Operation, "anyone"],
    [Arrival, "anyone"],
    [Person, personRows],
    // These hang on people, and are reached only by the ids of people whom the viewer was given.
    [Household, "anyone"],
    [PersonNationality, "anyone"],
    [PersonNameWord, {}],
    [PersonOtherId, "anyone"],
    [PersonHold, "anyone"],
    [PersonTie, {}],
    [Relationship, "anyone"],
    [SpecificNeed, { "iom-registrar": everyRow, "unicef-caseworker": everyRow }],
    ...protectionRows,
  ),
};
