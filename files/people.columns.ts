// The columns of a file of people: how they are called, what they hold, and as what they are sent.
import { keyOf } from "./cells";

/** A list of codes that the hub knows, or a short one of our own. */
export type CodeList = "COUNTRIES" | "LANGUAGES" | "SPECIFIC_NEEDS" | readonly Word[];

/** A code, and the words by which desks write it. */
export interface Word {
  code: string;
  en: string;
  fr: string;
  also?: readonly string[];
}

export interface Column {
  /** As it stands in the header, and in `field` of an error. */
  name: string;
  fr: string;
  says: { en: string; fr: string };
  also?: readonly string[];
  list?: CodeList;
  /** Several values, parted by a semicolon or a stroke. */
  isMany?: true;
  kind?: "number" | "boolean" | "date";
}

const SEX: readonly Word[] = [
  { code: "FEMALE", en: "Female", fr: "Féminin", also: ["F", "Femme", "Fille", "Woman", "Girl"] },
  { code: "MALE", en: "Male", fr: "Masculin", also: ["M", "H", "Homme", "Garçon", "Man", "Boy"] },
  { code: "OTHER", en: "Other", fr: "Autre" },
  { code: "NOT_COLLECTED", en: "Not collected", fr: "Non recueilli" },
];

const STATUS: readonly Word[] = [
  { code: "RETURNEE", en: "Returnee", fr: "Rapatrié", also: ["Retourné", "Returned national"] },
  { code: "FOREIGN_NATIONAL", en: "Foreign national", fr: "Étranger", also: ["Ressortissant étranger"] },
  { code: "ASYLUM_SEEKER", en: "Asylum seeker", fr: "Demandeur d'asile" },
  { code: "REFUGEE", en: "Refugee", fr: "Réfugié" },
  { code: "STATELESS", en: "Stateless", fr: "Apatride" },
  { code: "IDP", en: "Internally displaced", fr: "Déplacé interne", also: ["PDI"] },
];

const KIN: readonly Word[] = [
  { code: "MOTHER", en: "Mother", fr: "Mère" },
  { code: "FATHER", en: "Father", fr: "Père" },
  { code: "AUNT", en: "Aunt", fr: "Tante" },
  { code: "UNCLE", en: "Uncle", fr: "Oncle" },
  { code: "GRANDPARENT", en: "Grandparent", fr: "Grand-parent" },
  { code: "SIBLING", en: "Sibling", fr: "Frère ou sœur" },
  { code: "OTHER_FAMILY", en: "Other family", fr: "Autre parent" },
];

export const YES_NO: readonly Word[] = [
  { code: "true", en: "Yes", fr: "Oui", also: ["Y", "O", "1", "x", "vrai"] },
  { code: "false", en: "No", fr: "Non", also: ["N", "0", "faux"] },
];

export const PEOPLE_COLUMNS: readonly Column[] = [
  column("id", "identifiant", "A UUID made by the desk; left empty, one is made.", "Un UUID ; vide : il est attribué."),
  column("registrationNumber", "numéro d'enregistrement", "On the wristband.", "Sur le bracelet."),
  column("givenName", "prénom", "Given name.", "Prénom.", { also: ["prénoms", "first name"] }),
  column("familyName", "nom", "Family name.", "Nom de famille.", { also: ["nom de famille", "last name", "surname"] }),
  column("otherNames", "autres noms", "Other names in use.", "Surnoms."),
  column("sex", "sexe", "Sex as stated.", "Sexe déclaré.", { list: SEX }),
  column("bornOn", "date de naissance", "YYYY-MM-DD, or DD/MM/YYYY.", "JJ/MM/AAAA ou AAAA-MM-JJ.", { kind: "date" }),
  column("estimatedAge", "âge estimé", "In years, where no date is known.", "En années, à défaut de date.", {
    kind: "number",
    also: ["age", "âge"],
  }),
  column("isAgeDisputed", "âge contesté", "Yes, where the age is in doubt.", "Oui, si l'âge est douteux.", {
    kind: "boolean",
    list: YES_NO,
  }),
  column("nationalities", "nationalités", "ISO 3166-1 alpha-3 or name.", "ISO 3166-1 alpha-3 ou nom.", {
    list: "COUNTRIES",
    isMany: true,
    also: ["nationality", "nationalité"],
  }),
  column("countryOfOrigin", "pays d'origine", "ISO 3166-1 alpha-3 or name.", "ISO 3166-1 alpha-3 ou nom.", {
    list: "COUNTRIES",
  }),
  column("languages", "langues", "ISO 639-3 or name, the best first.", "ISO 639-3 ou nom.", {
    list: "LANGUAGES",
    isMany: true,
    also: ["language", "langue"],
  }),
  column("phone", "téléphone", "With the country's prefix: +223…", "Avec l'indicatif : +223…"),
  column("displacementStatus", "statut", "Where the person stands.", "Statut de déplacement.", {
    list: STATUS,
    also: ["status"],
  }),
  column("arrivalId", "arrivée", "Id of the arrival.", "Identifiant de l'arrivée."),
  column("householdId", "ménage", "The same in each row of one household.", "Le même pour chaque membre.", {
    also: ["household", "famille"],
  }),
  column("caregiverId", "personne en charge", "Id of a minor's caregiver.", "Identifiant de la personne en charge."),
  column("caregiverKind", "lien", "What the caregiver is to the minor.", "Lien de parenté.", { list: KIN }),
  column("specificNeeds", "besoins spécifiques", "UNHCR codes.", "Codes du HCR.", {
    list: "SPECIFIC_NEEDS",
    isMany: true,
  }),
];

function column(name: string, fr: string, english: string, french: string, rest: Partial<Column> = {}): Column {
  return { name, fr, says: { en: english, fr: french }, ...rest };
}

/** Columns that an error file adds, which are passed over when it is read again. */
export const ERROR_COLUMNS = ["row", "error_field", "error_value", "error_code", "error_reason"] as const;

/** Which column each cell of a row is of: null for those of `ERROR_COLUMNS`. Throws, naming what it does not know. */
export function columnsOf(header: readonly string[]): (Column | null)[] {
  const known = new Map<string, Column | null>(ERROR_COLUMNS.map((name) => [keyOf(name), null]));
  for (const each of PEOPLE_COLUMNS) {
    for (const name of [each.name, each.fr, ...(each.also ?? [])]) known.set(keyOf(name), each);
  }
  const unknown = header.filter((name) => !known.has(keyOf(name)));
  if (unknown.length > 0) throw new Error(`The file has columns that nobody knows: ${unknown.join(", ")}.`);
  const columns = header.map((name) => known.get(keyOf(name)) ?? null);
  const named = columns.flatMap((each) => each?.name ?? []);
  const twice = named.filter((name, index) => named.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`The file has two columns for the same: ${twice.join(", ")}.`);
  return columns;
}
