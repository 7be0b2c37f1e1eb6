import type { EntityManager } from "typeorm";
import { changeVersion, type VersionConflict } from "#kit/conflict";
import type { Context } from "#kit/context";
import { writtenBy } from "#kit/written";
import type { Here } from "../operation/here.loaders";
import { askForPlaces } from "../registration/registration.places";
import type { Facts } from "../registration/registration.rules";
import { caredForBy, protectAlone } from "../relationship/care.writes";
import { aroundHere } from "./around.loaders";
import { readChanges, type Told } from "./changes.checks";
import { writeNationalities, writeOtherIds, writeWords } from "./hanging.writes";
import { nameSound } from "./name-sound";
import { Person } from "./person.entity";
import { BirthDatePrecision, DisplacementStatus, Sex } from "./person.enums";
import type { UpdatePersonInput } from "./update.inputs";
import { toldIn } from "./update.rules";

/**
 * Writes what is told anew, or answers how the person stands: so too where the desk saw a record that was merged since.
 * Throws INPUT_INVALID. `person` is as the desk may see it now.
 */
export async function updatePerson(
  tx: EntityManager,
  { id: _, personId, version, ...changes }: UpdatePersonInput,
  person: Person,
  ctx: Context,
  here: Here,
): Promise<VersionConflict | null> {
  const told = toldIn(changes);
  if (person.id !== personId.toLowerCase()) return { named: version, current: person.version };
  const facts = readChanges(person.id, told, aroundHere(ctx, here));
  const names = namesOf(told, facts, person);
  const set = { ...columnsOf(told, facts), nameKey: nameSound(names.givenName, names.familyName) };
  const conflict = await changeVersion(tx, Person, { id: person.id, version }, set);
  if (conflict) return conflict;
  if (isTold(told, "givenName", "familyName", "otherNames")) await writeWords(tx, person, names);
  if (isTold(told, "nationalities")) await writeNationalities(tx, person, facts.nationalities);
  if (isTold(told, "otherIds")) await writeOtherIds(tx, person, facts.otherIds);
  if (isTold(told, "sex", "bornOn", "estimatedAge", "isAgeDisputed")) await housedAnew(tx, person, ctx, here);
  return null;
}

/** Where somebody sleeps, and who may be in whose care, depends on sex and age. */
async function housedAnew(tx: EntityManager, { id, householdId }: Person, ctx: Context, here: Here): Promise<void> {
  await askForPlaces(tx, [{ id, householdId }], here.operation, here.today, { areNew: false });
  await protectAlone(tx, [id, ...(await caredForBy(tx, id))], here, writtenBy(ctx));
}

const isTold = (told: Told, ...fields: (keyof Told)[]): boolean => fields.some((field) => told[field] !== undefined);

/** The names as they are afterwards. The desk named the version that it saw, so those untold are of that one. */
function namesOf(told: Told, facts: Facts, person: Person): Pick<Facts, "givenName" | "familyName" | "otherNames"> {
  const name = (field: "givenName" | "familyName" | "otherNames") => (isTold(told, field) ? facts : person)[field];
  return { givenName: name("givenName"), familyName: name("familyName"), otherNames: name("otherNames") };
}

/** The columns of what was told. */
function columnsOf(told: Told, facts: Facts): Partial<Person> {
  const columns: Record<string, Partial<Person>> = {
    givenName: { givenName: facts.givenName },
    familyName: { familyName: facts.familyName },
    otherNames: { otherNames: facts.otherNames },
    sex: { sex: Sex[facts.sex] },
    bornOn: bornIn(facts),
    estimatedAge: bornIn(facts),
    isAgeDisputed: { isAgeDisputed: facts.isAgeDisputed },
    countryOfOrigin: { originCountryCode: facts.countryOfOrigin },
    languages: { languageCodes: facts.languages },
    phone: { phone: facts.phone },
    displacementStatus: { displacementStatus: DisplacementStatus[facts.displacementStatus] },
  };
  return Object.assign({}, ...Object.keys(told).map((field) => columns[field] ?? {})) as Partial<Person>;
}

const bornIn = ({ bornOn, birthDatePrecision }: Facts): Partial<Person> => ({
  bornOn,
  birthDatePrecision: BirthDatePrecision[birthDatePrecision],
});
