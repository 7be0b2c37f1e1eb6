// The external code lists of this agency, and how their codes are told.
import { termOf, termsOf, type CodedTerm, type TermList } from "#kit/terms";
import countries from "./countries.json";
import languages from "./languages.json";
import places from "./places.json";
import needs from "./specific-needs.json";

const COUNTRIES: TermList = countries;
const LANGUAGES: TermList = languages;
const PLACES: TermList = places;
const SPECIFIC_NEEDS: TermList = needs;

/** A country by its ISO 3166-1 alpha-3 code. */
export const countryOf = (code: string): CodedTerm => termOf(COUNTRIES, code);

/** A language by its ISO 639-3 code. */
export const languageOf = (code: string): CodedTerm => termOf(LANGUAGES, code);

/** A region by its OCHA p-code. */
export const placeOf = (code: string): CodedTerm => termOf(PLACES, code);

/** A specific need by its UNHCR code. */
export const specificNeedOf = (code: string): CodedTerm => termOf(SPECIFIC_NEEDS, code);

export const isLanguage = (code: string): boolean => Object.hasOwn(LANGUAGES.terms, code);

export const isCountry = (code: string): boolean => Object.hasOwn(COUNTRIES.terms, code);

/** "SC" of "SC-UC": a group is a code itself. */
export const groupOf = (code: string): string => code.split("-")[0] ?? code;

export const isPlace = (code: string): boolean => Object.hasOwn(PLACES.terms, code);

export const isSpecificNeed = (code: string): boolean => Object.hasOwn(SPECIFIC_NEEDS.terms, code);

export const allCountries = (): CodedTerm[] => termsOf(COUNTRIES);

export const allLanguages = (): CodedTerm[] => termsOf(LANGUAGES);

export const allSpecificNeeds = (): CodedTerm[] => termsOf(SPECIFIC_NEEDS);
