import { registerEnumType } from "type-graphql";

export enum RegistrationStatus {
  REGISTERED = "REGISTERED",
  POSSIBLE_DUPLICATE = "POSSIBLE_DUPLICATE",
  DUPLICATE_OF = "DUPLICATE_OF",
  FAILED = "FAILED",
}
registerEnumType(RegistrationStatus, {
  name: "RegistrationStatus",
  description: "What came of one registration.",
  valuesConfig: {
    REGISTERED: { description: "The person is registered, now or by the same act before." },
    POSSIBLE_DUPLICATE: {
      description: "The person is registered; `otherPersonId` may be the same person, and somebody is asked to decide.",
    },
    DUPLICATE_OF: { description: "The person was registered before, as `otherPersonId`: nothing was written." },
    FAILED: { description: "Nothing was written of this person: `errors` say why." },
  },
});

export enum RegistrationErrorCode {
  ID_MALFORMED = "ID_MALFORMED",
  ID_TAKEN = "ID_TAKEN",
  NAME_MISSING = "NAME_MISSING",
  TEXT_INVALID = "TEXT_INVALID",
  SEX_UNKNOWN = "SEX_UNKNOWN",
  BIRTH_DATE_INVALID = "BIRTH_DATE_INVALID",
  AGE_INVALID = "AGE_INVALID",
  AGE_MISSING = "AGE_MISSING",
  VALUE_UNKNOWN = "VALUE_UNKNOWN",
  COUNTRY_UNKNOWN = "COUNTRY_UNKNOWN",
  LANGUAGE_UNKNOWN = "LANGUAGE_UNKNOWN",
  SPECIFIC_NEED_UNKNOWN = "SPECIFIC_NEED_UNKNOWN",
  PHONE_INVALID = "PHONE_INVALID",
  TIME_INVALID = "TIME_INVALID",
  ARRIVAL_UNKNOWN = "ARRIVAL_UNKNOWN",
  HEADCOUNT_EXCEEDED = "HEADCOUNT_EXCEEDED",
  HOUSEHOLD_UNKNOWN = "HOUSEHOLD_UNKNOWN",
  CAREGIVER_INVALID = "CAREGIVER_INVALID",
  NUMBER_TAKEN = "NUMBER_TAKEN",
  TOO_MANY = "TOO_MANY",
}
/** What each means, in the words of an error; also what the graph says of it. */
export const REGISTRATION_ERRORS: Record<`${RegistrationErrorCode}`, string> = {
  ID_MALFORMED: "is not a UUID.",
  ID_TAKEN: "was used for somebody else.",
  NAME_MISSING: "is needed; where it is not known, write UNKNOWN.",
  TEXT_INVALID: "is too long, or has characters that no name or number has.",
  SEX_UNKNOWN: "is not FEMALE, MALE, OTHER or NOT_COLLECTED.",
  BIRTH_DATE_INVALID: "is no day (YYYY-MM-DD) from 1900 to today.",
  AGE_INVALID: "is no whole number of years from 0 to 120.",
  AGE_MISSING: "is needed: the date of birth or an estimated age, and not both.",
  VALUE_UNKNOWN: "is none of the values that this may have.",
  COUNTRY_UNKNOWN: "is not a country of ISO 3166-1 alpha-3.",
  LANGUAGE_UNKNOWN: "is not a language of ISO 639-3 that this hub knows.",
  SPECIFIC_NEED_UNKNOWN: "is not a UNHCR specific-needs code.",
  PHONE_INVALID: "is not a telephone number with the country's prefix (E.164).",
  TIME_INVALID: "is no instant, or yet to come.",
  ARRIVAL_UNKNOWN: "is no arrival of this operation.",
  HEADCOUNT_EXCEEDED: "would have more people registered than were counted: correct the headcount first.",
  HOUSEHOLD_UNKNOWN: "is a household of another operation.",
  CAREGIVER_INVALID: "is no adult who is registered in this operation, or is registered later in the list.",
  NUMBER_TAKEN: "is on somebody else's wristband.",
  TOO_MANY: "has more values than one person may have.",
};
registerEnumType(RegistrationErrorCode, {
  name: "RegistrationErrorCode",
  description: "What is wrong with a value of a registration.",
  valuesConfig: Object.fromEntries(
    Object.entries(REGISTRATION_ERRORS).map(([code, says]) => [code, { description: `The value ${says}` }]),
  ),
});
