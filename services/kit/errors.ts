import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { isAway } from "#kit/away";

/** Every code that the hub answers with, and what it means. */
export const HUB_ERRORS = {
  ACCESS_UNLOGGED: "What was read could not be written to the access log, so it is not shown.",
  AGENCY_UNAVAILABLE:
    "This agency's service or its database did not answer in time; the rest of the answer is complete.",
  AGREEMENT_MISSING: "No sharing agreement in force covers this; the message says what is missing.",
  ALERT_MISSING: "The disease is notifiable: say what the health authority is told.",
  ALREADY_ON_MANIFEST: "The person is on the manifest of a trip that is not over.",
  ALREADY_RETURNING: "The person has a return case that is not over.",
  ALREADY_SHELTERED: "The person has a bed, or one is kept for them: move them, or give it back first.",
  BODY_TOO_LARGE: "The request is larger than the hub reads.",
  BREAKDOWN_NOT_ALLOWED: "This viewer may ask for fixed breakdowns only; the message names them.",
  CONSENT_INVALID: "The consent is not complete, or does not hold together.",
  CONSENT_MISSING: "No consent that holds covers this; the message says what is missing.",
  CURSOR_INVALID: "The cursor is not one that this list gave out.",
  DATA_UNREADABLE: "What is stored does not open with this agency's keys: it was changed, or the keys are others.",
  DISTRIBUTION_TOO_SOON:
    "The person was given this so lately that it is not their turn; `extensions.nextOn` says when.",
  DOCUMENT_MISSING: "A border is crossed, and the person has no travel document that holds.",
  DOCUMENT_NOT_TRUSTED: "This hub answers only queries that were registered with it.",
  ERASURE_BLOCKED: "Somebody still works with this person: the message says on what.",
  FILTER_INVALID: "The filter asks for something that no record can have.",
  FORBIDDEN: "The viewer may know of this record but not do this to it.",
  GLASS_LIMIT: "The viewer has broken the glass for too many people at a time.",
  HEADCOUNT_EXCEEDED: "More would be registered by name than were counted: the headcount is to be corrected first.",
  HOUSEHOLD_APART: "Others of the household are on another trip: the act needs `apartReason`.",
  ID_MALFORMED: "The id is not a UUID.",
  ID_TAKEN: "This id was used for another act.",
  INPUT_INVALID: "A value of the input is not one that the record can have; the message names the field.",
  INTERNAL_ERROR: "Something failed here that is not the caller's fault.",
  MINOR_LEFT_ALONE:
    "A minor would travel without the caregiver: take them off `together`; `extensions.personIds` says whom.",
  NOT_CLEARED_TO_BOARD: "Something keeps the person from boarding; `extensions.blockers` says what, by codes.",
  NOT_FOUND: "No such record, or none this viewer may see.",
  OPERATION_UNKNOWN: "No such operation, or none this viewer may see.",
  OVERLOADED: "The hub is answering as many requests as it can: `retry-after` says when to come again.",
  PAGE_SIZE_INVALID: "The size of a page is a whole number from 1 to 200.",
  PURPOSE_UNKNOWN: "The header `x-purpose` names no purpose of the viewer's role.",
  QUERY_TOO_COSTLY: "The query asks for more than this viewer may ask for at once.",
  QUERY_TOO_DEEP: "The query is nested more deeply than the hub reads.",
  QUERY_TOO_LONG: "The text of the query is longer than the hub reads.",
  RATE_LIMITED: "Too many requests or searches in a minute; `retry-after` says how long to wait.",
  REASON_MISSING: "The act needs a reason, in words.",
  REQUEST_MALFORMED: "The request is not one that the hub can read.",
  RETURN_BARRED: "The person may not enter a return case, nor may their consulate be asked; why is not told here.",
  RETURN_NOT_READY: "The trip goes home, and the person has no return case that is DOCS_READY.",
  SECOND_PERSON_NEEDED: "The act needs another person than the one who asked for it.",
  SHELTER_CLOSED: "The shelter is not open.",
  SHELTER_FULL: "The shelter has no place left.",
  SHELTER_IN_USE: "People sleep in the places that would go, or are expected there.",
  STATE_INVALID: "The record's state does not allow this step; `extensions.state` says where it stands.",
  STOPPING: "The hub is being stopped, and lets nobody more in: `retry-after` says when to come again.",
  SUPERGRAPH_INVALID: "The supergraph file cannot be served.",
  TIME_INVALID: "The instant does not fit: it is yet to come, or before what must come first.",
  TOKEN_EXPIRED: "The token has expired; ask for a new one.",
  TOKEN_INVALID: "The token is not one that this hub trusts.",
  TOKEN_MISSING: "The request carries no token: send `authorization: Bearer …`.",
  TOO_MANY_ALIASES: "The query gives other names to more fields than the hub allows.",
  TRIP_FULL: "The trip has not so many seats left.",
  UNAUTHORIZED_FIELD_OR_TYPE: "The viewer's role may not read this; it is null.",
  UNIT_FULL: "The part of the shelter has no place left.",
  UNIT_UNSUITABLE: "The person may not sleep in this part of the shelter, or nobody has said yet that they may.",
  UNVERIFIABLE: "What the act rests on could not be had from another agency: nothing was done.",
  URGENT_NEED_OPEN: "A need that cannot wait is open: nobody travels before it is met.",
  VIEWER_UNVERIFIED: "The call does not come from the gateway.",
} as const;

export type HubErrorCode = keyof typeof HUB_ERRORS;

/** An answer of "no" that the caller can act on: a code of the table and a sentence that names what is wrong. */
export class HubError extends GraphQLError {
  constructor(code: HubErrorCode, message: string = HUB_ERRORS[code], extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code } });
  }
}

/** The HTTP status with which a request is refused as a whole. */
export function statusOf({ extensions: { code } }: HubError): number {
  return STATUS[code as HubErrorCode] ?? 400;
}

/** The headers that go with it. */
export function headersOf(error: HubError): Record<string, string> {
  const { retryAfterSeconds } = error.extensions;
  return {
    ...(statusOf(error) === 401 && { "www-authenticate": "Bearer" }),
    ...(typeof retryAfterSeconds === "number" && { "retry-after": String(retryAfterSeconds) }),
  };
}

const STATUS: Partial<Record<HubErrorCode, number>> = {
  BODY_TOO_LARGE: 413,
  DOCUMENT_NOT_TRUSTED: 403,
  OVERLOADED: 503,
  RATE_LIMITED: 429,
  STOPPING: 503,
  TOKEN_EXPIRED: 401,
  TOKEN_INVALID: 401,
  TOKEN_MISSING: 401,
  VIEWER_UNVERIFIED: 401,
};

/** Throws ID_MALFORMED unless `id` is a UUID. `name` is the argument's or field's name. */
export function assertId(name: string, id: string): void {
  if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)) {
    throw new HubError("ID_MALFORMED", `${name}: ${JSON.stringify(id.slice(0, 60))} is not a UUID.`);
  }
}

/**
 * What the world sees of an error. One of ours passes as it is; anything unforeseen is told to `log` under an
 * incident number, and the caller gets the number and nothing of the inside, but that the database is away.
 */
export function outsideOf(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: (incident: string, error: unknown) => void,
): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  if (typeof code === "string" && code !== "INTERNAL_SERVER_ERROR") {
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    return { ...formatted, extensions };
  }
  const incident = randomUUID();
  log(incident, error);
  const { path } = formatted;
  const told = isAway(error) ? "AGENCY_UNAVAILABLE" : "INTERNAL_ERROR";
  return { message: HUB_ERRORS[told], ...(path && { path }), extensions: { code: told, incident } };
}
