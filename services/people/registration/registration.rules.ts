import type { DisplacementStatus, Sex } from "../person/person.enums";
import type { RelationshipKind } from "../relationship/relationship.enums";
import type { RegistrationErrorCode } from "./registration.enums";
import type { RegistrationInput } from "./registration.inputs";

type Code = `${RegistrationErrorCode}`;

/** What is wrong with which field. */
export type Fault = readonly [code: Code, field: keyof RegistrationInput];

/** What a registration says, once it is sound by itself. */
export interface Facts {
  id: string;
  registrationNumber: string | null;
  givenName: string | null;
  familyName: string | null;
  otherNames: string | null;
  sex: `${Sex}`;
  bornOn: string;
  birthDatePrecision: "EXACT" | "YEAR" | "ESTIMATED";
  isAgeDisputed: boolean;
  nationalities: string[];
  countryOfOrigin: string | null;
  languages: string[];
  phone: string | null;
  displacementStatus: `${DisplacementStatus}`;
  arrivalId: string | null;
  householdId: string | null;
  caregiverId: string | null;
  caregiverKind: `${RelationshipKind}`;
  specificNeeds: string[];
  otherIds: { agency: string; value: string }[];
  occurredAt: Date;
}

/** What the reference data and the moment say. */
export interface Surroundings {
  now: Date;
  /** The day that it is in the operation. */
  today: string;
  /** Of the operation; ISO 3166-1 alpha-3. */
  country: string;
  isCountry: (code: string) => boolean;
  isLanguage: (code: string) => boolean;
  isSpecificNeed: (code: string) => boolean;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** ITU-T E.164: a country's prefix and at most 15 digits. */
const PHONE = /^\+[1-9]\d{6,14}$/;
const NUMBER = /^[A-Z]{2,6}-[A-Z0-9]{4,12}$/;
/** Letters, and what stands between them in names of the region. */
const NAME = /^[\p{Letter}\p{Mark}][\p{Letter}\p{Mark}\p{Number} '’ʼ.\-()/]*$/u;
const TEXT = /^[^\p{Control}<>]*$/u;
const AHEAD_MS = 10 * 60_000;
const OLDEST = 120;

const SEXES = ["FEMALE", "MALE", "OTHER", "NOT_COLLECTED"] as const;
const STATUSES = ["RETURNEE", "FOREIGN_NATIONAL", "ASYLUM_SEEKER", "REFUGEE", "STATELESS", "IDP"] as const;
const KINDS = [
  "MOTHER",
  "FATHER",
  "AUNT",
  "UNCLE",
  "GRANDPARENT",
  "SIBLING",
  "SPOUSE",
  "OTHER_FAMILY",
  "OTHER",
] as const;
const BOOLEANS = ["true", "false"] as const;
/** What desks write where a name is not known. */
const UNKNOWN = "UNKNOWN";

/** Reads one field after another, and keeps what is wrong with each. */
class Reading {
  readonly faults: Fault[] = [];

  constructor(private readonly input: RegistrationInput) {}

  private given(field: keyof RegistrationInput): string {
    const value = this.input[field];
    return typeof value === "string" ? value.normalize("NFC").trim() : "";
  }

  fault(code: Code, field: keyof RegistrationInput): null {
    this.faults.push([code, field]);
    return null;
  }

  text(field: keyof RegistrationInput, pattern: RegExp, most: number, code: Code): string | null {
    const value = this.given(field);
    if (value === "") return null;
    return value.length <= most && pattern.test(value) ? value : this.fault(code, field);
  }

  name(field: "givenName" | "familyName"): string | null {
    const name = this.text(field, NAME, 120, "TEXT_INVALID");
    if (this.given(field) === "") this.fault("NAME_MISSING", field);
    return name === UNKNOWN ? null : name;
  }

  id(field: "id" | "arrivalId" | "householdId" | "caregiverId"): string | null {
    return this.text(field, UUID, 36, "ID_MALFORMED")?.toLowerCase() ?? null;
  }

  oneOf<T extends string>(field: keyof RegistrationInput, values: readonly T[], code: Code, otherwise: T): T {
    const value = this.given(field);
    if (value === "") return otherwise;
    const found = values.find((each) => each.toLowerCase() === value.toLowerCase());
    if (!found) this.fault(code, field);
    return found ?? otherwise;
  }

  codes(
    field: "nationalities" | "languages" | "specificNeeds",
    isKnown: (code: string) => boolean,
    most: number,
    code: Code,
  ): string[] {
    const values = [...new Set((this.input[field] ?? []).map((value) => value.trim()))];
    if (values.length > most) this.fault("TOO_MANY", field);
    else if (!values.every(isKnown)) this.fault(code, field);
    return values;
  }

  otherIds(): Facts["otherIds"] {
    const ids = (this.input.otherIds ?? []).map(({ agency, value }) => ({
      agency: agency.trim(),
      value: value.trim(),
    }));
    if (ids.length > 10) this.fault("TOO_MANY", "otherIds");
    const isSound = ({ agency, value }: Facts["otherIds"][number]): boolean =>
      [agency, value].every((text) => text !== "" && text.length <= 80 && TEXT.test(text));
    if (!ids.every(isSound)) this.fault("TEXT_INVALID", "otherIds");
    return ids;
  }

  /** The latest possible day of birth, so that doubt makes younger. */
  born({ today }: Surroundings): Pick<Facts, "bornOn" | "birthDatePrecision"> {
    const [day, age] = [this.given("bornOn"), this.given("estimatedAge")];
    if ((day === "") === (age === "")) this.fault("AGE_MISSING", day === "" ? "bornOn" : "estimatedAge");
    else if (age !== "") return { bornOn: this.bornBefore(today, age), birthDatePrecision: "ESTIMATED" };
    if (/^\d{4}$/.test(day)) return { bornOn: this.dayOf(lastOf(day, today), today), birthDatePrecision: "YEAR" };
    return { bornOn: day === "" ? today : this.dayOf(day, today), birthDatePrecision: "EXACT" };
  }

  private dayOf(day: string, today: string): string {
    const isDay = DAY.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
    if (!isDay || day < "1900-01-01" || day > today) this.fault("BIRTH_DATE_INVALID", "bornOn");
    return day;
  }

  private bornBefore(today: string, age: string): string {
    if (!/^\d{1,3}$/.test(age) || Number(age) > OLDEST) {
      this.fault("AGE_INVALID", "estimatedAge");
      return today;
    }
    return yearsBefore(today, Number(age));
  }

  instant(field: "occurredAt", now: Date): Date {
    const value = this.given(field);
    if (value === "") return now;
    const at = new Date(value);
    const isSound = /^\d{4}-\d{2}-\d{2}T/.test(value) && at.getTime() <= now.getTime() + AHEAD_MS;
    if (!isSound) this.fault("TIME_INVALID", field);
    return isSound ? at : now;
  }
}

const lastOf = (year: string, today: string): string => (today.startsWith(year) ? today : `${year}-12-31`);

/** 29 February has no birthday in most years: the day before is one. */
function yearsBefore(today: string, years: number): string {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, "0");
  const day = `${year}${today.slice(4)}`;
  return new Date(day).toISOString().startsWith(day) ? day : `${year}-02-28`;
}

/** What a registration says, or what is wrong with each of its fields, as far as it tells by itself. */
export function readRegistration(input: RegistrationInput, around: Surroundings): Facts | Fault[] {
  const reading = new Reading(input);
  const nationalities = reading.codes("nationalities", around.isCountry, 5, "COUNTRY_UNKNOWN");
  const isNational = nationalities.includes(around.country);
  const facts = {
    id: reading.id("id") ?? input.id,
    registrationNumber: reading.text("registrationNumber", NUMBER, 20, "TEXT_INVALID"),
    givenName: reading.name("givenName"),
    familyName: reading.name("familyName"),
    otherNames: reading.text("otherNames", TEXT, 200, "TEXT_INVALID"),
    sex: reading.oneOf("sex", SEXES, "SEX_UNKNOWN", "NOT_COLLECTED"),
    ...reading.born(around),
    isAgeDisputed: reading.oneOf("isAgeDisputed", BOOLEANS, "VALUE_UNKNOWN", "false") === "true",
    nationalities,
    countryOfOrigin: countryOf(reading, input, around),
    languages: reading.codes("languages", around.isLanguage, 10, "LANGUAGE_UNKNOWN"),
    phone: reading.text("phone", PHONE, 16, "PHONE_INVALID"),
    displacementStatus: reading.oneOf(
      "displacementStatus",
      STATUSES,
      "VALUE_UNKNOWN",
      isNational ? "RETURNEE" : "FOREIGN_NATIONAL",
    ),
    arrivalId: reading.id("arrivalId"),
    householdId: reading.id("householdId"),
    caregiverId: reading.id("caregiverId"),
    caregiverKind: reading.oneOf("caregiverKind", KINDS, "VALUE_UNKNOWN", "OTHER"),
    specificNeeds: reading.codes("specificNeeds", around.isSpecificNeed, 20, "SPECIFIC_NEED_UNKNOWN"),
    otherIds: reading.otherIds(),
    occurredAt: reading.instant("occurredAt", around.now),
  };
  return reading.faults.length > 0 ? reading.faults : facts;
}

function countryOf(reading: Reading, { countryOfOrigin }: RegistrationInput, { isCountry }: Surroundings) {
  const country = countryOfOrigin?.trim() ?? "";
  if (country === "") return null;
  return isCountry(country) ? country : reading.fault("COUNTRY_UNKNOWN", "countryOfOrigin");
}
