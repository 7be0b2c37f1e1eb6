// Who may read and write what of where people sleep. Civil Protection and the shelters' operators state it.
import { accessLogCategories, accessLogRows, accessLogTypes } from "#kit/access-log/access-log.access";
import { erasureCategory, erasureRows, erasureTypes } from "#kit/retention/erasure.parts";
import { timelineCategory, timelineTypes } from "#kit/timeline/timeline.access";
import { tieTypes } from "#kit/ties/ties.parts";
import { FIGURES, RECORD, rowsByTable, typesOf, type AgencyAccess } from "#kit/access/policy";
import type { Role } from "#kit/access/roles";
import { atSite, everyRow, type Rows } from "#kit/access/rows";
import { inOwnShelter, ownChildren, PersonTie } from "#kit/access/tie.entity";
import { administrationCategories, administrationTypes } from "./administration.access";
import { Distribution } from "./distribution/distribution.entity";
import { Recipient } from "./distribution/recipient.entity";
import { Guest } from "./guest/guest.entity";
import { Operation } from "./operation/operation.entity";
import { PlacementRequest } from "./placement/placement.entity";
import { ResourceRequest } from "./request/request.entity";
import { Shelter } from "./shelter/shelter.entity";
import { deskCategories, deskTypes, taskRows } from "./stay/stay-desk.access";
import { ShelterStay } from "./stay/stay.entity";
import { ShelterTask } from "./task/task.entity";
import { HousingUnit } from "./unit/unit.entity";

const partners: readonly Role[] = [
  "iom-registrar",
  "unicef-caseworker",
  "unicef-analyst",
  "clinician",
  "shelter-manager",
  "transport-officer",
  "dashboard",
];
const staying: readonly Role[] = ["iom-registrar", "unicef-caseworker", "clinician", "shelter-manager"];

const OWN_SHELTER = atSite("shelterId", "stays in their own shelter");

const stayRows: Rows = {
  "iom-registrar": everyRow,
  "unicef-caseworker": ownChildren("personId"),
  clinician: everyRow,
  "shelter-manager": OWN_SHELTER,
  "transport-officer": everyRow,
  // Read by the ids of those on its manifests, which transport knows and this agency does not.
  "transport-agency": everyRow,
};

export const sheltersAccess: AgencyAccess = {
  categories: {
    ...accessLogCategories,
    ...deskCategories,
    ...administrationCategories,
    ...timelineCategory,
    ...erasureCategory(["iom-registrar"]),
    shelter: {
      level: "L1",
      says: "Shelters: places, occupancy, standards",
      read: partners,
      write: ["shelter-manager"],
    },
    shelterKey: {
      level: "L1",
      says: "Which shelter it is, by id",
      read: [...partners, "transport-agency"],
    },
    figures: {
      ...FIGURES,
      says: "Places and distributions of an operation, in numbers; small numbers hidden",
      read: partners,
    },
    request: {
      level: "L1",
      says: "Requests for staff and equipment",
      read: ["iom-registrar", "unicef-caseworker", "shelter-manager", "dashboard"],
      write: ["shelter-manager"],
    },
    stayVerdict: {
      level: "L2",
      says: "In which shelter somebody has a place, and until when it is kept",
      read: [...staying, "transport-officer"],
      write: ["shelter-manager"],
    },
    keptBed: {
      level: "L2",
      says: "Where a bed is kept for somebody, and until when",
      read: [...staying, "transport-officer", "transport-agency"],
    },
    stay: { level: "L2", says: "Unit, bed and days of a stay", read: staying, write: ["shelter-manager"] },
    stayList: {
      level: "L2",
      says: "Everybody in a shelter",
      read: ["iom-registrar", "clinician", "shelter-manager"],
    },
    relief: {
      level: "L2",
      says: "What somebody was given, and where a place is asked for",
      read: ["iom-registrar", "shelter-manager"],
      write: ["shelter-manager"],
    },
  },
  types: typesOf(
    deskTypes,
    administrationTypes,
    timelineTypes("shelterEvents"),
    accessLogTypes("shelters"),
    erasureTypes,
    tieTypes,
    {
      Mutation: { tie: "noteTiesAtShelters", erasure: "erasePersonFromShelters" },
      Query: { shelter: "shelter shelters" },
      Operation: {
        stub: "code",
        figures: "capacity occupancy reserved unsheltered distributionsByKind sheltersSuppressed",
        request: "resourceRequests",
      },
      DistributionsByKind: { figures: "kind count quantity people isSuppressed" },
      Shelter: {
        shelterKey: "id",
        shelter: `operationCode recordedBy occurredAt recordedAt version name alias kind operatorAgency placeName placeCode status isOnward capacity blocked surge surgeReason surgeEndsOn occupied reserved coveredAreaM2 waterLitresPerDay toilets available sphereWarnings overstays units isSuppressed`,
        stayList: "stays",
      },
      ShelterFilter: { shelter: "status kind operatorAgency minAvailable isOnward" },
      SphereWarning: { shelter: "standard required actual" },
      HousingUnit: { shelter: "id name kind capacity occupied reserved" },
      ResourceRequest: { request: `${RECORD} kind item quantity status changedAt reason neededBy shelter` },
      ResourceRequestFilter: { request: "status kind" },
      Person: {
        stub: "id",
        stayVerdict: "currentStay stays",
        keptBed: "reservedStays",
        relief: "distributions placementRequests",
      },
      ShelterStay: {
        keptBed: "id shelter reservationExpiresAt",
        stayVerdict: "operationCode person status isOverflow reservedAt isReservationExpired",
        stay: "recordedBy occurredAt recordedAt version bedLabel checkedInAt checkedOutAt unit daysSinceCheckIn isOverstay",
      },
      ShelterStayFilter: { stayVerdict: "status" },
      Distribution: { relief: `${RECORD} person kind quantity shelter` },
      PlacementRequest: { relief: `${RECORD} person status endedAt shelter` },
    },
  ),
  rows: rowsByTable(
    ...accessLogRows,
    erasureRows,
    [Operation, "anyone"],
    [Shelter, "anyone"],
    [HousingUnit, "anyone"],
    [ResourceRequest, "anyone"],
    [ShelterStay, stayRows],
    [
      Distribution,
      { "iom-registrar": everyRow, "shelter-manager": atSite("shelterId", "what their shelter gave out") },
    ],
    [PlacementRequest, { "iom-registrar": everyRow, "shelter-manager": inOwnShelter("personId") }],
    [PersonTie, {}],
    [Recipient, {}],
    [Guest, { "iom-registrar": everyRow, "shelter-manager": inOwnShelter("personId") }],
    [ShelterTask, taskRows],
  ),
};
