// Who may read and write what of how people move on. IOM's movement operations state it, with consulates as partners.
import { whereaboutsCategory } from "#kit/conservation/whereabouts.access";
import { accessLogCategories, accessLogRows, accessLogTypes } from "#kit/access-log/access-log.access";
import { erasureCategory, erasureRows, erasureTypes } from "#kit/retention/erasure.parts";
import { tieCategory, tieTypes } from "#kit/ties/ties.parts";
import { timelineCategory, timelineTypes } from "#kit/timeline/timeline.access";
import { FIGURES, RECORD, rowsByTable, typesOf, type AgencyAccess } from "#kit/access/policy";
import type { Role } from "#kit/access/roles";
import { anyOf, atSite, bySites, everyRow, rule } from "#kit/access/rows";
import { inOwnShelter, ownChildren, PersonTie } from "#kit/access/tie.entity";
import { TravelDocument } from "./document/document.entity";
import { manifestCategories, manifestTypes } from "./manifest/manifest.access";
import { ManifestEntry } from "./manifest/manifest.entity";
import { Operation } from "./operation/operation.entity";
import { conservationTypes } from "./conservation/conservation.access";
import { returnCategories, returnTypes } from "./return/return.access";
import { ReturnCase } from "./return/return.entity";
import { Trip } from "./trip/trip.entity";
import { Vehicle } from "./vehicle/vehicle.entity";

const movers: readonly Role[] = ["iom-registrar", "transport-officer"];
const travelling: readonly Role[] = [...movers, "unicef-caseworker", "clinician", "shelter-manager"];
const returning: readonly Role[] = [...movers, "unicef-caseworker"];

/** Entries of trips that leave from the viewer's shelter or go there. */
const ofOwnShelter = bySites(
  "passengers from and to their own shelter",
  (alias) =>
    `EXISTS (SELECT 1 FROM trip own WHERE own.id = ${alias}.tripId AND (own.originShelterId IN (:...viewerSites) OR own.destinationShelterId IN (:...viewerSites)))`,
);

const documentsOfOwnNation = atSite("issuingCountryCode", "documents of the country they speak for");

const ofPassengers = rule(
  "documents of those on a live manifest",
  (alias) => `EXISTS (SELECT 1 FROM manifest_entry own WHERE own.livePersonId = ${alias}.personId)`,
);

export const transportAccess: AgencyAccess = {
  categories: {
    ...accessLogCategories,
    ...tieCategory(["people-agency", "shelters-agency"]),
    ...erasureCategory(["iom-registrar", "transport-officer"]),
    ...manifestCategories,
    ...returnCategories,
    ...whereaboutsCategory,
    ...timelineCategory,
    trip: {
      level: "L1",
      says: "Trips: route, time, seats, vehicle",
      read: travelling,
      write: ["transport-officer"],
    },
    figures: {
      ...FIGURES,
      says: "How many moved on and went home; small numbers hidden",
      read: [...returning, "unicef-analyst", "dashboard"],
    },
    manifestVerdict: {
      level: "L2",
      says: "That somebody is on a trip, and how it stands",
      read: travelling,
      write: ["transport-officer"],
    },
    manifest: {
      level: "L2",
      says: "Seat, holds and instants of a manifest entry",
      read: returning,
      write: ["transport-officer"],
    },
    passengers: { level: "L2", says: "Everybody on a trip", read: [...movers, "clinician", "shelter-manager"] },
    clearance: {
      level: "L2",
      says: "Whether somebody may board, by codes",
      read: [...returning, "shelter-manager", "transport-agency"],
    },
    returnVerdict: {
      level: "L2",
      says: "How somebody's return stands",
      read: [...returning, "consulate"],
      write: ["iom-registrar"],
    },
    returnCase: {
      level: "L2",
      says: "Return: programme, allowance, destination",
      read: movers,
      write: ["iom-registrar"],
    },
    document: {
      level: "L2",
      says: "Travel documents",
      read: [...movers, "consulate"],
      write: ["iom-registrar"],
    },
    documentNumber: { level: "L2", says: "Numbers of documents, and why one was refused", read: movers },
  },
  types: typesOf(
    accessLogTypes("transport"),
    erasureTypes,
    tieTypes,
    manifestTypes,
    returnTypes,
    conservationTypes,
    timelineTypes("journeyEvents"),
    {
      Mutation: { tie: "noteTiesAtTransport", erasure: "erasePersonFromTransport" },
      Query: { trip: "trip trips", returnVerdict: "returnCases" },
      Operation: { stub: "code", figures: "movements" },
      Movements: {
        figures:
          "tripsPlanned tripsInProgress tripsCompleted transportedOnward returned inTransit heldNow nominated missingAtArrival suppressedFigures returnCasesByStatus returnedByCountry",
      },
      ReturnCasesByStatus: { figures: "status count isSuppressed" },
      ReturnedByCountry: { figures: "country count isSuppressed" },
      Trip: {
        trip: `${RECORD} status purpose mode crossesBorder seats seatsTaken departsAt arrivesAt departedAt arrivedAt distanceKm cancelledReason origin destination originShelter destinationShelter seatsFree vehicle`,
        passengers: "manifest passengers",
      },
      TripFilter: {
        trip: "status purpose mode destinationCountry destinationName destinationShelter originShelter departsFrom departsBefore hasFreeSeats",
      },
      TripSort: { trip: "DEPARTURE_SOONEST DEPARTURE_LATEST" },
      TravelPlace: { trip: "name country" },
      Vehicle: { trip: `${RECORD} name mode seats operatorAgency plate isWheelchairAccessible` },
      Person: {
        stub: "id",
        clearance: "boardingClearance",
        document: "travelDocuments",
        manifestVerdict: "manifestEntries nextTrip",
        returnVerdict: "returnCase",
      },
      BoardingClearance: { clearance: "isCleared blockers tripId evaluatedAt" },
      ManifestEntry: {
        manifestVerdict: "id operationCode status person trip",
        manifest:
          "recordedBy occurredAt recordedAt version heldCodes seat nominatedAt clearedAt boardedAt arrivedAt handedOverAt",
      },
      ReturnCase: {
        returnVerdict: "id operationCode status documentStatus changedAt person",
        returnCase:
          "recordedBy occurredAt recordedAt version programme counsellor requestedAt allowance destination trip",
        document: "documents",
      },
      ReturnCaseFilter: {
        returnVerdict: "status documentStatus",
        returnCase: "destinationCountry requestedFrom requestedUntil",
      },
      ReturnAllowance: { returnCase: "amount currency" },
      TravelDocument: {
        document: `${RECORD} kind status person requestedAt issuedAt expiresOn issuingCountry returnCase`,
        documentNumber: "number refusalReason",
      },
      ChildTravelClearance: { stub: "id" },
      FitToTravel: { stub: "id" },
      ShelterStay: { stub: "id" },
      Shelter: { stub: "id" },
    },
  ),
  rows: rowsByTable(
    ...accessLogRows,
    erasureRows,
    [Operation, "anyone"],
    [Trip, "anyone"],
    [Vehicle, "anyone"],
    [
      ManifestEntry,
      {
        "iom-registrar": everyRow,
        "transport-officer": everyRow,
        clinician: everyRow,
        "unicef-caseworker": ownChildren("personId"),
        "shelter-manager": anyOf(inOwnShelter("personId"), ofOwnShelter),
        "transport-agency": everyRow,
      },
    ],
    [
      ReturnCase,
      {
        "iom-registrar": everyRow,
        "transport-officer": everyRow,
        "unicef-caseworker": ownChildren("personId"),
        consulate: atSite("destinationCountryCode", "returns to the country they speak for"),
      },
    ],
    [
      TravelDocument,
      {
        "iom-registrar": everyRow,
        "transport-officer": everyRow,
        consulate: documentsOfOwnNation,
        "transport-agency": ofPassengers,
      },
    ],
    [PersonTie, {}],
  ),
};
