// What happened to everybody, told once, before four agencies write down their own part of it.
//
// A story is pure data from a seed: the same seed gives the same people, ids and times on every machine and in every
// process, so four separate databases agree without talking to each other. It holds what more than one agency must
// agree on; what only one agency knows (a temperature, a caseworker's note) that agency's seed invents from
// `randomOf(person.id)`.
// All instants are `Date` (UTC); days are "YYYY-MM-DD" in the operation's own time zone; countries are ISO 3166-1
// alpha-3, languages ISO 639-3, places OCHA p-codes. Every person is invented.

export type Sex = "FEMALE" | "MALE";
export type TravelMode = "ROAD" | "AIR";
export type Priority = "ROUTINE" | "URGENT" | "ASAP" | "STAT";
export type Triage = "RED" | "ORANGE" | "YELLOW" | "GREEN";

export interface OperationFacts {
  code: string;
  name: string;
  /** ISO 3166-1 alpha-3. */
  country: string;
  /** IANA name; days of this operation are counted in it. */
  timeZone: string;
  startedOn: string;
  /** The instant up to which the story is told; later plans are in the future tense (reserved, open, planned). */
  asOf: Date;
}

/** People who came together, counted before anybody was named. `men + women + boys + girls` = people of this arrival. */
export interface ArrivalStory {
  id: string;
  pointOfEntry: { name: string; pCode: string };
  occurredAt: Date;
  men: number;
  women: number;
  boys: number;
  girls: number;
}

export interface ShelterStory {
  id: string;
  name: string;
  alias: string | null;
  kind: "RECEPTION" | "TRANSIT" | "PRIVATE" | "HOSPITAL_EXTERNAL";
  operator: string;
  place: { name: string; pCode: string };
  status: "PROPOSED" | "OPEN" | "CLOSED";
  capacity: number;
  blocked: number;
  surge: number;
  /** Live stays at `asOf`; `occupied + reserved + blocked <= capacity + surge` held at every instant of the story. */
  occupied: number;
  reserved: number;
  /** Where everybody waits for the way home (Sokoniko, Niamey), as opposed to where they were first received. */
  isOnward: boolean;
  units: UnitStory[];
}

/** Capacities of a shelter's units add up to its capacity + surge. */
export interface UnitStory {
  id: string;
  name: string;
  kind: "MEN" | "WOMEN" | "FAMILIES" | "UNACCOMPANIED_CHILDREN" | "ISOLATION";
  capacity: number;
}

export interface VehicleStory {
  id: string;
  name: string;
  mode: TravelMode;
  seats: number;
  operator: string;
  plate: string;
}

export type TripStatus =
  "PLANNED" | "OPEN" | "MANIFEST_LOCKED" | "BOARDING" | "DEPARTED" | "ARRIVED" | "COMPLETED" | "CANCELLED" | "DELAYED";

export interface TripStory {
  id: string;
  /** ONWARD: to another centre of the operation. RETURN: to the country or community of origin. */
  purpose: "ONWARD" | "RETURN";
  mode: TravelMode;
  vehicleId: string;
  status: TripStatus;
  originName: string;
  originCountry: string;
  destinationName: string;
  destinationCountry: string;
  /** Where everybody boards; null where people are collected from several centres of the town. */
  originShelterId: string | null;
  destinationShelterId: string | null;
  crossesBorder: boolean;
  seats: number;
  departsAt: Date;
  arrivesAt: Date;
  distanceKm: number;
}

export interface StayStory {
  id: string;
  shelterId: string;
  unitId: string;
  status: "RESERVED" | "CHECKED_IN" | "CHECKED_OUT" | "MOVED" | "NO_SHOW" | "CANCELLED";
  reservedAt: Date | null;
  reservationExpiresAt: Date | null;
  checkedInAt: Date | null;
  /** Also the instant of MOVED. */
  checkedOutAt: Date | null;
}

export interface NeedStory {
  id: string;
  category: "EMERGENCY" | "CHRONIC" | "MATERNAL" | "PAEDIATRIC" | "INJURY" | "NUTRITION" | "MENTAL_HEALTH" | "OTHER";
  priority: Priority;
  status: "ACTIVE" | "ON_HOLD" | "COMPLETED" | "REVOKED";
  openedAt: Date;
  closedAt: Date | null;
}

export interface VerdictStory {
  id: string;
  verdict: "FIT" | "FIT_WITH_REQUIREMENTS" | "TEMPORARILY_UNFIT" | "UNFIT";
  mode: TravelMode;
  assessedAt: Date;
  /** 72 hours after `assessedAt` unless the clinician said less. */
  validUntil: Date;
}

export type BlockerCode =
  "MEDICAL" | "CHILD_PROTECTION" | "CONSENT" | "DOCUMENTS" | "HOLD" | "NO_BED" | "NO_SEAT" | "UNVERIFIABLE";

export interface EntryStory {
  id: string;
  tripId: string;
  status:
    | "NOMINATED"
    | "CLEARED"
    | "BOARDED"
    | "ARRIVED"
    | "HANDED_OVER"
    | "HELD"
    | "NO_SHOW"
    | "OFFLOADED"
    | "DECLINED"
    | "MISSING_AT_ARRIVAL";
  /** Set where `status` is HELD or OFFLOADED. */
  heldCodes: BlockerCode[];
  nominatedAt: Date;
  clearedAt: Date | null;
  boardedAt: Date | null;
  arrivedAt: Date | null;
  handedOverAt: Date | null;
}

export interface ReturnStory {
  id: string;
  status:
    | "REQUESTED"
    | "COUNSELLED"
    | "DECLARED"
    | "DOCS_PENDING"
    | "DOCS_READY"
    | "BOOKED"
    | "DEPARTED"
    | "ARRIVED"
    | "CLOSED"
    | "WITHDRAWN"
    | "SUSPENDED";
  requestedAt: Date;
  /** The instant of the latest status. */
  changedAt: Date;
  /** ISO 3166-1 alpha-3. */
  destinationCountry: string;
  destinationName: string;
  document: {
    id: string;
    kind: "PASSPORT" | "NATIONAL_ID" | "LAISSEZ_PASSER";
    status: "REQUESTED" | "NATIONALITY_CHECK" | "ISSUED" | "REFUSED";
    requestedAt: Date;
    issuedAt: Date | null;
  } | null;
}

export interface ChildStory {
  /** Id of the ChildCase. */
  id: string;
  protection: "UNACCOMPANIED" | "SEPARATED" | "ACCOMPANIED" | "CHILD_HEADED_HOUSEHOLD";
  status: "IDENTIFIED" | "OPEN" | "CLOSED" | "TRANSFERRED";
  risk: "HIGH" | "MEDIUM" | "LOW";
  openedAt: Date;
  closedAt: Date | null;
  /** The travel clearance of a child who moved or is to move, else null. CLEARED names receiver and escort. */
  clearance: { id: string; verdict: "CLEARED" | "WITHHELD" | "PENDING"; decidedAt: Date; validUntil: Date } | null;
}

export type Relation =
  "MOTHER" | "FATHER" | "AUNT" | "UNCLE" | "GRANDPARENT" | "SIBLING" | "SPOUSE" | "OTHER_FAMILY" | "OTHER";

export interface PersonStory {
  id: string;
  /** Printed on the wristband, e.g. "GAO-7K3F9Q"; says nothing of the person; unique in the hub. */
  registrationNumber: string;
  arrivalId: string;
  registeredAt: Date;
  givenName: string;
  familyName: string;
  sex: Sex;
  /** Latest possible day of birth, so that doubt makes a person younger. */
  bornOn: string;
  birthPrecision: "EXACT" | "YEAR" | "ESTIMATED";
  /** Age in doubt: treated as a child whatever `bornOn` says. */
  isAgeDisputed: boolean;
  nationalities: string[];
  languages: string[];
  phone: string | null;
  displacement: "RETURNEE" | "FOREIGN_NATIONAL" | "ASYLUM_SEEKER" | "REFUGEE" | "STATELESS";
  /** People of one household share this id; null for somebody alone. */
  householdId: string | null;
  isHeadOfHousehold: boolean;
  /** What this person is to others: `MOTHER` of `toPersonId`, who depends on this person if `isCaregiver`. */
  relations: { id: string; toPersonId: string; relation: Relation; isCaregiver: boolean }[];
  /** UNHCR specific-needs codes. */
  specificNeeds: string[];
  /** What became of a person outside shelters and trips, or null; such a person has no live stay and no live entry. */
  outcome: { kind: "LEFT_ON_OWN" | "DISAPPEARED" | "DECEASED"; at: Date } | null;
  /** Consent to be moved onward or returned; every person with a CLEARED or later entry has one. */
  travelConsent: { id: string; givenAt: Date; withdrawnAt: Date | null } | null;
  child: ChildStory | null;
  screening: { id: string; at: Date; triage: Triage } | null;
  needs: NeedStory[];
  verdicts: VerdictStory[];
  /** In order of time; at most one CHECKED_IN and at most one RESERVED. */
  stays: StayStory[];
  /** In order of time; at most one on a live trip. */
  entries: EntryStory[];
  returnCase: ReturnStory | null;
}

/** A part of an operation small enough to hold in memory: all of it, or one site of a large one (at most 5,000 people). */
export interface Chapter {
  operation: OperationFacts;
  arrivals: ArrivalStory[];
  shelters: ShelterStory[];
  vehicles: VehicleStory[];
  trips: TripStory[];
  people: PersonStory[];
  /** True for the last chapter of the operation. */
  isLast: boolean;
}
