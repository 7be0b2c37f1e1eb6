// Who may plan trips and write manifests, and what boarding itself may ask of the hub.
import type { AgencyAccess } from "#kit/access/policy";
import type { Role } from "#kit/access/roles";

const movers: readonly Role[] = ["iom-registrar", "transport-officer"];

export const manifestCategories: AgencyAccess["categories"] = {
  boarding: {
    level: "L2",
    says: "Those whom boarding asks the hub about, by id",
    read: ["transport-agency"],
  },
  evidence: {
    level: "L2",
    says: "On which records, by id, somebody was cleared to board",
    read: [...movers, "unicef-caseworker", "transport-agency"],
  },
  manifestReason: { level: "L2", says: "Why somebody is off a trip, or apart from the household", read: movers },
  handover: {
    level: "L3",
    says: "Who received somebody at the destination",
    read: ["transport-officer", "unicef-caseworker"],
  },
};

export const manifestTypes: AgencyAccess["types"] = {
  Query: { boarding: "passengersToBoard" },
  Mutation: {
    trip: "registerVehicle retireVehicle planTrip openTrip delayTrip startBoarding completeTrip",
    manifest:
      "nominate declineSeat swapPassengers offload recordNoShow lockManifest board boardMany depart arrive handOver reportMissing reportFound cancelTrip",
  },
  RegisterVehiclePayload: { open: "vehicle" },
  RetireVehiclePayload: { open: "vehicle" },
  PlanTripPayload: { open: "trip" },
  OpenTripPayload: { open: "trip" },
  DelayTripPayload: { open: "trip" },
  StartBoardingPayload: { open: "trip" },
  CompleteTripPayload: { open: "trip" },
  CancelTripPayload: { open: "trip" },
  NominatePayload: { open: "trip entries refused" },
  NominationRefused: { open: "personId code message" },
  DeclineSeatPayload: { open: "entries" },
  SwapPassengersPayload: { open: "off on" },
  OffloadPayload: { open: "entries" },
  RecordNoShowPayload: { open: "entries" },
  LockManifestPayload: { open: "trip cleared held" },
  BoardPayload: { open: "entry" },
  BoardManyPayload: { open: "trip entries refused" },
  BoardingRefused: { open: "personId code blockers" },
  DepartPayload: { open: "trip leftBehind" },
  ArrivePayload: { open: "trip" },
  HandOverPayload: { open: "entry" },
  ReportMissingPayload: { open: "entry" },
  ReportFoundPayload: { open: "entry" },
  BoardingEvidence: {
    evidence: "evaluatedAt fitToTravelIds childTravelClearanceId guardianIds stayId travelDocumentId",
  },
  ManifestEntry: {
    manifest: "pendingLetters",
    evidence: "evidence",
    manifestReason: "apartReason offReason",
    handover: "receivedBy",
  },
  BoardingClearance: { evidence: "evidence" },
  Vehicle: { trip: "retiredAt" },
};
