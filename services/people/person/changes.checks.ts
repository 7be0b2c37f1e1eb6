// What a desk changes of a person, read by the rules of registration.
import { HubError } from "#kit/errors";
import { REGISTRATION_ERRORS } from "../registration/registration.enums";
import { readRegistration, type Facts, type Fault, type Surroundings } from "../registration/registration.rules";
import type { RegistrationInput } from "../registration/registration.inputs";

/** Fields of a registration that are told anew; null is unknown or none, and what is left out stays as it is. */
export type Told = Readonly<{ [K in keyof RegistrationInput]?: RegistrationInput[K] }>;

/** What stands for the fields that are not told, which no rule finds fault with. */
const UNTOLD = { givenName: "UNKNOWN", familyName: "UNKNOWN", estimatedAge: "30" };

/**
 * The facts of those fields. Throws INPUT_INVALID, naming the first field that is wrong, with all that is in
 * `extensions.errors`.
 */
export function readChanges(id: string, told: Told, around: Surroundings): Facts {
  const named = Object.fromEntries(
    (["givenName", "familyName"] as const).flatMap((field) => (told[field] === null ? [[field, "UNKNOWN"]] : [])),
  );
  const facts = readRegistration({ id, ...UNTOLD, ...ageIn(told), ...told, ...named }, around);
  if (!Array.isArray(facts)) return facts;
  const errors = facts.map(errorOf);
  throw new HubError("INPUT_INVALID", `input.${errors[0]?.message ?? ""}`, { errors });
}

/** Of date of birth and age, the one that is told takes the other's place. */
const ageIn = ({ bornOn, estimatedAge }: Told): Told =>
  bornOn === undefined && estimatedAge === undefined ? {} : { bornOn: null, estimatedAge: null };

const errorOf = ([code, field]: Fault) => ({ code, field, message: `${field}: ${REGISTRATION_ERRORS[code]}` });
