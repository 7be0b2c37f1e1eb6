// A registration as rows of this agency's tables.
import { randomInt, randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { ageOn } from "#kit/days";
import { insertRows } from "#kit/insert";
import { searchKey } from "#kit/text";
import type { Stamp } from "#kit/written";
import { Household } from "../household/household.entity";
import { SpecificNeed } from "../need/specific-need.entity";
import type { Operation } from "../operation/operation.entity";
import { PersonNameWord } from "../person/name-word.entity";
import { nameSound, soundOf } from "../person/name-sound";
import { PersonNationality } from "../person/nationality.entity";
import { PersonOtherId } from "../person/other-id.entity";
import { Person } from "../person/person.entity";
import { BirthDatePrecision, DisplacementStatus, Sex } from "../person/person.enums";
import { isMinor } from "../person/person.rules";
import { groupOf } from "../reference/terms";
import { Relationship } from "../relationship/relationship.entity";
import { RelationshipKind } from "../relationship/relationship.enums";
import type { Facts } from "./registration.rules";

/** Without letters and digits that are taken for one another, and without vowels, so that no number is a word. */
const ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ";
const LENGTH = 6;

/** A number for a wristband, which says nothing of who wears it. Not known to be free. */
export function newRegistrationNumber(operationCode: string): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return `${(operationCode.split("-")[0] ?? "").toUpperCase().slice(0, 6)}-${letters.join("")}`;
}

export const isMinorOn = (today: string, { bornOn, isAgeDisputed }: Pick<Facts, "bornOn" | "isAgeDisputed">): boolean =>
  isMinor(ageOn(today, bornOn), isAgeDisputed);

/** One who is registered: what was told, by whom, and with which number. */
export interface Newcomer {
  facts: Facts;
  number: string;
  /** The day of the arrival with which they were counted; null for who came without one. */
  arrivedOn: string | null;
  stamp: Stamp;
}

/** Writes people and what hangs on them: a statement for each table. */
export async function insertNewcomers(
  tx: EntityManager,
  newcomers: readonly Newcomer[],
  { code }: Operation,
  today: string,
): Promise<void> {
  await insertRows(tx, Household, householdsOf(newcomers, code, today));
  await insertRows(
    tx,
    Person,
    newcomers.map((newcomer) => personRow(newcomer, code)),
  );
  const facts = newcomers.map((newcomer) => newcomer.facts);
  await insertRows(tx, PersonNationality, facts.flatMap(nationalitiesIn(code)));
  await insertRows(tx, PersonNameWord, facts.flatMap(wordsIn(code)));
  await insertRows(
    tx,
    PersonOtherId,
    facts.flatMap(({ id, otherIds }) => otherIds.map((other) => ({ personId: id, ...other, valueKey: other.value }))),
  );
  await insertRows(
    tx,
    SpecificNeed,
    newcomers.flatMap((newcomer) => needRows(newcomer, code)),
  );
  await insertRows(
    tx,
    Relationship,
    newcomers.flatMap((newcomer) => careRows(newcomer, code, today)),
  );
}

/** Those that are there already stay as they are. The first grown member speaks for a new one. */
function householdsOf(newcomers: readonly Newcomer[], operationCode: string, today: string): Partial<Household>[] {
  const households = new Map<string, Partial<Household>>();
  for (const { facts, stamp } of newcomers) {
    const { householdId: id } = facts;
    if (!id) continue;
    const household = households.get(id) ?? { id, operationCode, ...stamp, headId: null };
    const headId = household.headId ?? (isMinorOn(today, facts) ? null : facts.id);
    households.set(id, { ...household, headId });
  }
  return [...households.values()];
}

function personRow({ facts, number, arrivedOn, stamp }: Newcomer, operationCode: string): Partial<Person> {
  const { id, givenName, familyName, otherNames, bornOn, isAgeDisputed, phone, arrivalId, householdId } = facts;
  return {
    ...{ id, operationCode, ...stamp, registrationNumber: number, registrationKey: number },
    ...{ givenName, familyName, otherNames, nameKey: nameSound(givenName, familyName), sex: Sex[facts.sex] },
    ...{ bornOn, birthDatePrecision: BirthDatePrecision[facts.birthDatePrecision], isAgeDisputed },
    ...{ originCountryCode: facts.countryOfOrigin, languageCodes: facts.languages, phone },
    displacementStatus: DisplacementStatus[facts.displacementStatus],
    ...{ arrivalId, arrivedOn, householdId },
    ...{ outcome: null, outcomeAt: null, mergedIntoId: null },
  };
}

export const nationalitiesIn =
  (operationCode: string) =>
  ({ id, nationalities }: Pick<Facts, "id" | "nationalities">): Partial<PersonNationality>[] =>
    nationalities.map((country, place) => ({ personId: id, country, operationCode, place }));

export const wordsIn =
  (operationCode: string) =>
  ({ id, givenName, familyName, otherNames }: Pick<Facts, "id" | "givenName" | "familyName" | "otherNames">) => {
    const names = [givenName, familyName, otherNames].map((name) => name ?? "").join(" ");
    const words = [...new Set(searchKey(names).split(" "))].filter((word) => word !== "");
    return words.map((word): Partial<PersonNameWord> => ({
      ...{ personId: id, word, sound: soundOf(word), operationCode },
    }));
  };

function needRows({ facts, stamp }: Newcomer, operationCode: string): Partial<SpecificNeed>[] {
  return facts.specificNeeds.map((code) => ({
    ...{ id: randomUUID(), operationCode, ...stamp, personId: facts.id },
    ...{ code, codeKey: code, groupKey: groupOf(code), notes: null },
  }));
}

function careRows({ facts, stamp }: Newcomer, operationCode: string, today: string): Partial<Relationship>[] {
  const { id: otherId, caregiverId: personId, caregiverKind } = facts;
  if (!personId) return [];
  const kind = RelationshipKind[caregiverKind];
  return [{ id: randomUUID(), operationCode, ...stamp, personId, otherId, kind, isCaregiver: isMinorOn(today, facts) }];
}
