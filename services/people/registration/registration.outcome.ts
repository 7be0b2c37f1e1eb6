// What came of a registration, and how an act remembers it: codes and ids, nothing of what was told of a person.
import type { RegistrationErrorCode, RegistrationStatus } from "./registration.enums";
import { REGISTRATION_ERRORS } from "./registration.enums";
import type { RegistrationInput, RegistrationResult } from "./registration.inputs";
import type { Fault } from "./registration.rules";

export interface RowOutcome {
  status: `${RegistrationStatus}`;
  otherPersonId: string | null;
  faults: readonly Fault[];
}

export const REGISTERED: RowOutcome = { status: "REGISTERED", otherPersonId: null, faults: [] };

export const failed = (...faults: Fault[]): RowOutcome => ({ status: "FAILED", otherPersonId: null, faults });

export const isRegistered = ({ status }: RowOutcome): boolean =>
  status === "REGISTERED" || status === "POSSIBLE_DUPLICATE";

const CODES = Object.keys(REGISTRATION_ERRORS) as `${RegistrationErrorCode}`[];
const FIELDS: readonly (keyof RegistrationInput)[] = [
  ...(["id", "registrationNumber", "givenName", "familyName", "otherNames", "sex", "bornOn", "estimatedAge"] as const),
  ...(["isAgeDisputed", "nationalities", "countryOfOrigin", "languages", "phone", "displacementStatus"] as const),
  ...(["arrivalId", "householdId", "caregiverId", "caregiverKind", "specificNeeds", "otherIds", "occurredAt"] as const),
];
const letter = (index: number): string => index.toString(36);

/** Short, so that a thousand fit where an act is kept: "" for REGISTERED. */
export function written({ status, otherPersonId, faults }: RowOutcome): string {
  if (status === "FAILED") {
    return `F${faults.map(([code, field]) => letter(CODES.indexOf(code)) + letter(FIELDS.indexOf(field))).join("")}`;
  }
  return otherPersonId === null ? "" : `${status === "DUPLICATE_OF" ? "D" : "P"}${otherPersonId}`;
}

export function read(text: string): RowOutcome {
  const rest = text.slice(1);
  if (text.startsWith("D")) return { status: "DUPLICATE_OF", otherPersonId: rest, faults: [] };
  if (text.startsWith("P")) return { status: "POSSIBLE_DUPLICATE", otherPersonId: rest, faults: [] };
  if (!text.startsWith("F")) return REGISTERED;
  const pairs = rest.match(/../g) ?? [];
  return failed(...pairs.map((pair) => [codeAt(pair.charAt(0)), fieldAt(pair.charAt(1))] as const));
}

const codeAt = (place: string) => CODES[parseInt(place, 36)] ?? "VALUE_UNKNOWN";
const fieldAt = (place: string) => FIELDS[parseInt(place, 36)] ?? "id";

/** The outcome as it is told: each fault with the value that was sent. */
export function resultOf(input: RegistrationInput, outcome: RowOutcome, index: number): RegistrationResult {
  const errors = outcome.faults.map(([code, field]) => ({
    code,
    field,
    value: valueOf(input[field]),
    message: `${field}: ${REGISTRATION_ERRORS[code]}`,
  }));
  const { status, otherPersonId } = outcome;
  return { index, personId: input.id, status, otherPersonId, errors };
}

function valueOf(value: RegistrationInput[keyof RegistrationInput]): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value.slice(0, 200);
  return value
    .map((each) => (typeof each === "string" ? each : `${each.agency} ${each.value}`))
    .join("; ")
    .slice(0, 200);
}
