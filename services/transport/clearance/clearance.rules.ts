import { isDocumentValidOn, type DocumentFacts } from "../document/document.rules";
import type { FitToTravel, Person, ShelterStay } from "../person/person.stub";
import type { TravelMode } from "../trip/trip.enums";
import type { BoardingEvidence } from "./boarding-evidence.entity";
import type { BoardingBlocker } from "./clearance.enums";

type Code = `${BoardingBlocker}`;

/** What transport itself knows of one person and one trip. */
export interface OwnFacts {
  trip: {
    mode: `${TravelMode}`;
    departsAt: Date;
    /** The day of arrival in the operation's time zone, "YYYY-MM-DD". */
    arrivesOn: string;
    crossesBorder: boolean;
    /** Where each passenger needs a bed; null where nobody does. */
    destinationShelterId: string | null;
  };
  /** Whether the person has a seat on the trip, or there is one left. */
  hasSeat: boolean;
  /** Whether this person is HELD, with the code HOLD, on the manifest of any trip that is not over. */
  isHeld: boolean;
  documents: readonly DocumentFacts[];
  /** Whether the trip goes home and the person's return is SUSPENDED or WITHDRAWN. */
  isReturnStopped: boolean;
  /** Ids of those, of the person's caregivers, who are on live entries of the same trip. */
  caregiversAboard: ReadonlySet<string>;
  now: Date;
}

/**
 * What the other agencies say, as it arrives: null or nothing where an agency did not answer, an empty list where it
 * answered that there is none. A clearance that was never given is null too, which is an answer.
 */
export type OthersFacts = Pick<
  Person,
  | "isMinor"
  | "isOnHold"
  | "hasTravelConsent"
  | "caregivers"
  | "childTravelClearance"
  | "fitToTravelByMode"
  | "reservedStays"
>;

export type BoardingFacts = OwnFacts & OthersFacts;

/** Each condition is one agency's. It is met only where the facts show it. */
const CONDITIONS: readonly [Code, isMet: (facts: BoardingFacts) => boolean][] = [
  ["MEDICAL", isFit],
  ["CHILD_PROTECTION", isProtected],
  ["CONSENT", ({ hasTravelConsent, isReturnStopped }) => hasTravelConsent === true && !isReturnStopped],
  ["DOCUMENTS", hasPapers],
  ["HOLD", ({ isOnHold, isHeld }) => isOnHold === false && !isHeld],
  ["NO_BED", hasBed],
  ["NO_SEAT", ({ hasSeat }) => hasSeat],
];

/**
 * What keeps a person from boarding; nobody boards unless this is empty. A condition whose facts could not be had is
 * not met, and UNVERIFIABLE stands beside its code. It stands there whenever any agency is silent, also where this
 * trip does not lean on that agency's fact: with an agency away nobody is cleared, and no desk has to know which facts
 * count for whom.
 */
export function boardingBlockers(facts: BoardingFacts): Code[] {
  const unmet = CONDITIONS.filter(([, isMet]) => !isMet(facts)).map(([code]) => code);
  return isVerifiable(facts) ? unmet : [...unmet, "UNVERIFIABLE"];
}

type Instant = Date | string | null | undefined;

/** False for what is not an instant. */
const isAfter = (instant: Instant, moment: Date): boolean =>
  isGiven(instant) && new Date(instant).getTime() > moment.getTime();

/** Every verdict for this mode must allow the journey: of two, it is not for us to say which one counts. */
function isFit({ fitToTravelByMode, trip }: BoardingFacts): boolean {
  const verdicts = (fitToTravelByMode ?? []).filter(({ mode }) => mode === trip.mode);
  return verdicts.length > 0 && verdicts.every((verdict) => allowsJourney(verdict, trip));
}

/** A verdict that is suspended now is no leave to travel, however long it was given for. */
const allowsJourney = ({ verdict, validUntil, isValid }: FitToTravel, { departsAt }: OwnFacts["trip"]): boolean =>
  isValid === true && (verdict === "FIT" || verdict === "FIT_WITH_REQUIREMENTS") && isAfter(validUntil, departsAt);

function isProtected(facts: BoardingFacts): boolean {
  return facts.isMinor === false || guardiansOf(facts).length > 0 || hasOwnClearance(facts);
}

const guardiansOf = ({ caregivers, caregiversAboard }: BoardingFacts): string[] =>
  (caregivers ?? []).map(({ id }) => id).filter((id) => caregiversAboard.has(id));

const hasOwnClearance = ({ childTravelClearance: clearance, trip }: BoardingFacts): boolean =>
  clearance?.verdict === "CLEARED" && isAfter(clearance.validUntil, trip.departsAt);

function hasPapers(facts: BoardingFacts): boolean {
  return !facts.trip.crossesBorder || paperOf(facts) !== undefined;
}

const paperOf = ({ documents, trip }: BoardingFacts): DocumentFacts | undefined =>
  documents.find((document) => isDocumentValidOn(document, trip.arrivesOn));

function hasBed(facts: BoardingFacts): boolean {
  return facts.trip.destinationShelterId === null || bedOf(facts) !== undefined;
}

const bedOf = ({ trip, reservedStays, now }: BoardingFacts): ShelterStay | undefined =>
  (reservedStays ?? []).find(
    ({ shelter, reservationExpiresAt }) =>
      shelter?.id === trip.destinationShelterId &&
      (reservationExpiresAt === null || isAfter(reservationExpiresAt, now)),
  );

/** The records by which conditions are met, by their ids; nothing for a condition that this journey does not pose. */
export function evidenceOf(facts: BoardingFacts): BoardingEvidence {
  const { trip, fitToTravelByMode, now } = facts;
  const verdicts = (fitToTravelByMode ?? []).filter((one) => one.mode === trip.mode && allowsJourney(one, trip));
  const bed = trip.destinationShelterId === null ? undefined : bedOf(facts);
  const paper = trip.crossesBorder ? paperOf(facts) : undefined;
  return {
    evaluatedAt: now,
    fitToTravelIds: verdicts.flatMap(({ id }) => id ?? []),
    ...childEvidenceOf(facts),
    stayId: bed?.id ?? null,
    travelDocumentId: paper?.id ?? null,
  };
}

function childEvidenceOf(facts: BoardingFacts): Pick<BoardingEvidence, "childTravelClearanceId" | "guardianIds"> {
  if (facts.isMinor === false) return { childTravelClearanceId: null, guardianIds: [] };
  const clearance = hasOwnClearance(facts) ? facts.childTravelClearance : null;
  return { childTravelClearanceId: clearance?.id ?? null, guardianIds: guardiansOf(facts) };
}

/** Whether every agency answered, and with all of what was asked. */
function isVerifiable({ isMinor, isOnHold, hasTravelConsent, ...facts }: BoardingFacts): boolean {
  const { caregivers, childTravelClearance: clearance, fitToTravelByMode, reservedStays } = facts;
  return (
    areGiven(isMinor, isOnHold, hasTravelConsent, caregivers, fitToTravelByMode, reservedStays) &&
    (clearance === null || areGiven(clearance?.verdict, clearance?.validUntil)) &&
    areAllGiven(fitToTravelByMode, ({ mode, verdict, validUntil, isValid }) => [mode, verdict, validUntil, isValid]) &&
    // A bed without an end has no `reservationExpiresAt`: null is an answer there.
    areAllGiven(reservedStays, ({ shelter, reservationExpiresAt: end }) => [shelter?.id, end === null ? "none" : end])
  );
}

const areGiven = (...values: unknown[]): boolean => values.every(isGiven);

function areAllGiven<T>(list: readonly T[] | null | undefined, valuesOf: (item: T) => unknown[]): boolean {
  return (list ?? []).every((item) => areGiven(...valuesOf(item)));
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
