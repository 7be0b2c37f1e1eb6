// What a story tells of journeys, as rows of this agency's tables. Details that nobody else knows are invented here.
import { dayOf } from "#kit/days";
import { searchKey } from "#kit/text";
import { randomOf } from "#scenario/random";
import type { EntryStory, OperationFacts, PersonStory, ReturnStory, TripStory, VehicleStory } from "#scenario/story";
import { BoardingBlocker } from "./clearance/clearance.enums";
import type { TravelDocument } from "./document/document.entity";
import { TravelDocumentKind, TravelDocumentStatus } from "./document/document.enums";
import type { ManifestEntry } from "./manifest/manifest.entity";
import { ManifestEntryStatus } from "./manifest/manifest.enums";
import { hasSeat, isLive } from "./manifest/manifest.rules";
import type { ReturnCase } from "./return/return.entity";
import { ReturnCaseStatus } from "./return/return.enums";
import { isOver, ON_A_TRIP } from "./return/return.rules";
import { accountPart, civilProtectionOf, recorded, townOf } from "./seed.desk";
import type { Trip } from "./trip/trip.entity";
import { TravelMode, TripPurpose, TripStatus } from "./trip/trip.enums";
import { isTripLive } from "./trip/trip.rules";
import type { Vehicle } from "./vehicle/vehicle.entity";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Trips are planned so long before they leave. */
const PLANNED_AHEAD = 4 * DAY;

const CANCEL_REASONS = [
  "Route coupée entre Gao et Sévaré : escorte indisponible.",
  "Véhicule en panne, pas de remplaçant avant deux jours.",
];
const REFUSALS = [
  "Nationalité non confirmée par le consulat.",
  "Pièces d'état civil manquantes : à redemander à la préfecture.",
];
const PROGRAMMES = {
  abroad: "EU-IOM Joint Initiative for Migrant Protection and Reintegration",
  inside: "OIM : aide au retour volontaire et à la réintégration",
};

/** For how long documents hold, in days: longer than anybody in the story waits for a seat. */
const VALIDITY: Record<TravelDocument["kind"], number> = { PASSPORT: 1_826, NATIONAL_ID: 3_652, LAISSEZ_PASSER: 180 };
const PREFIXES: Record<TravelDocument["kind"], string> = { PASSPORT: "P", NATIONAL_ID: "ID", LAISSEZ_PASSER: "LP" };

/** When a trip was planned: days before it leaves, and before the story ends. */
const plannedAt = ({ departsAt }: TripStory, { asOf }: OperationFacts): Date =>
  new Date(Math.min(departsAt.getTime() - PLANNED_AHEAD, asOf.getTime() - 6 * HOUR));

export function vehicleRow(vehicle: VehicleStory, trip: TripStory, operation: OperationFacts): Partial<Vehicle> {
  const { id, name, mode, seats, operator, plate } = vehicle;
  const operatorAgency =
    operator === "IOM" && mode === "ROAD" && randomOf(id).chance(0.2) ? civilProtectionOf(operation) : operator;
  return {
    id,
    ...recorded(id, plannedAt(trip, operation), trip.originName, operation, operatorAgency),
    name,
    mode: TravelMode[mode],
    seats,
    operatorAgency,
    plate,
    isWheelchairAccessible: mode === "AIR" || randomOf(`lift ${id}`).chance(0.25),
  };
}

export function tripRow(trip: TripStory, seatsTaken: number, operation: OperationFacts): Partial<Trip> {
  const { originCountry, destinationCountry, status, purpose, mode, ...told } = trip;
  const { id, departsAt, arrivesAt } = trip;
  const hasLeft = status === "DEPARTED" || status === "ARRIVED" || status === "COMPLETED";
  return {
    ...told,
    ...recorded(id, plannedAt(trip, operation), trip.originName, operation),
    status: TripStatus[status],
    purpose: TripPurpose[purpose],
    mode: TravelMode[mode],
    originCountryCode: originCountry,
    destinationCountryCode: destinationCountry,
    destinationKey: searchKey(trip.destinationName),
    seatsTaken,
    departedAt: hasLeft ? departsAt : null,
    arrivedAt: hasLeft && status !== "DEPARTED" ? arrivesAt : null,
    cancelledReason: status === "CANCELLED" ? randomOf(`cancelled ${id}`).pick(CANCEL_REASONS) : null,
  };
}

/** One entry; `nextSeat` is called for those who have a seat. */
export function entryRow(
  person: PersonStory,
  entry: EntryStory,
  trip: TripStory,
  nextSeat: () => string,
  operation: OperationFacts,
): Partial<ManifestEntry> {
  const { heldCodes, nominatedAt, status: toldStatus, ...told } = entry;
  const status = ManifestEntryStatus[toldStatus];
  return {
    ...told,
    ...recorded(entry.id, nominatedAt, trip.originName, operation),
    personId: person.id,
    purpose: TripPurpose[trip.purpose],
    destinationCountryCode: trip.destinationCountry,
    status,
    heldCodes: heldCodes.map((code) => BoardingBlocker[code]),
    seat: hasSeat({ status }) ? nextSeat() : null,
    livePersonId: isLive({ status }) && isTripLive(trip) ? person.id : null,
    householdId: person.householdId,
  };
}

const UNGRANTED: ReadonlySet<ReturnStory["status"]> = new Set(["REQUESTED", "COUNSELLED", "WITHDRAWN"]);

/** What was agreed with the person so far. */
function counselled({ id, status, destinationCountry }: ReturnStory, town: string, { country }: OperationFacts) {
  const { int, pick } = randomOf(`return desk ${id}`);
  const isGranted = !UNGRANTED.has(status);
  const amount = pick([50_000, 65_000, 80_000]);
  return {
    programme: destinationCountry === country ? PROGRAMMES.inside : PROGRAMMES.abroad,
    allowanceAmount: isGranted ? amount : null,
    allowanceCurrency: isGranted ? "XOF" : null,
    counsellor: status === "REQUESTED" ? null : `counsellor-${accountPart(town)}-${String(int(1, 3))}`,
  };
}

/** From where a case goes on that stands still in the story: it does not tell. */
function suspendedFrom({ status, document }: ReturnStory): ReturnCaseStatus | null {
  if (status !== "SUSPENDED") return null;
  return document ? ReturnCaseStatus.DOCS_PENDING : ReturnCaseStatus.DECLARED;
}

export function caseRow(
  person: PersonStory,
  returnCase: ReturnStory,
  trip: TripStory | undefined,
  operation: OperationFacts,
): Partial<ReturnCase> {
  const { id, status, requestedAt, changedAt, destinationName, destinationCountry, document } = returnCase;
  const town = trip?.originName ?? townOf(operation);
  return {
    id,
    ...recorded(id, requestedAt, town, operation),
    ...counselled(returnCase, town, operation),
    personId: person.id,
    livePersonId: isOver(status) ? null : person.id,
    status: ReturnCaseStatus[status],
    suspendedFrom: suspendedFrom(returnCase),
    changedAt,
    destinationName,
    destinationCountryCode: destinationCountry,
    tripId: trip && ON_A_TRIP.includes(status) ? trip.id : null,
    documentStatus: document ? TravelDocumentStatus[document.status] : null,
  };
}

export function documentRow(
  person: PersonStory,
  { id: returnCaseId, document, destinationCountry }: ReturnStory,
  operation: OperationFacts,
): Partial<TravelDocument>[] {
  if (!document) return [];
  const { id, requestedAt, issuedAt } = document;
  const { int, pick } = randomOf(`consulate ${id}`);
  const kind = TravelDocumentKind[document.kind];
  const isNational = person.nationalities.includes(destinationCountry);
  const country = isNational ? destinationCountry : (person.nationalities[0] ?? destinationCountry);
  const expiresAt = issuedAt && new Date(issuedAt.getTime() + VALIDITY[kind] * DAY);
  return [
    {
      id,
      ...recorded(id, requestedAt, townOf(operation), operation),
      personId: person.id,
      returnCaseId,
      kind,
      status: TravelDocumentStatus[document.status],
      issuingCountryCode: country,
      number: issuedAt ? `${PREFIXES[kind]}-${country}-${String(int(100_000, 999_999))}` : null,
      issuedAt,
      expiresOn: expiresAt && dayOf(expiresAt, operation.timeZone),
      refusalReason: document.status === "REFUSED" ? pick(REFUSALS) : null,
    },
  ];
}
