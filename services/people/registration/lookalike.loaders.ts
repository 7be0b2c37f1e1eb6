// Who is registered already that a newcomer may be: by how the name sounds, by a number, by a wristband.
import { In, IsNull, type EntityManager } from "typeorm";
import { searchKey } from "#kit/text";
import { nameSound } from "../person/name-sound";
import { PersonNationality } from "../person/nationality.entity";
import { PersonOtherId } from "../person/other-id.entity";
import { Person } from "../person/person.entity";
import { BirthDatePrecision } from "../person/person.enums";
import type { Likeness } from "./lookalike.rules";
import type { Facts } from "./registration.rules";

/** A name may be very common: so many people are looked at for one list, the latest first. */
const MOST = 20_000;

export const soundOfFacts = ({ givenName, familyName }: Facts): string => nameSound(givenName, familyName) ?? "";

export function likenessOfFacts(facts: Facts): Likeness {
  return {
    id: facts.id,
    givenName: searchKey(facts.givenName ?? ""),
    familyName: searchKey(facts.familyName ?? ""),
    sex: facts.sex,
    bornOn: facts.bornOn,
    isBirthDayKnown: facts.birthDatePrecision === "EXACT",
    nationalities: facts.nationalities,
    phone: facts.phone,
  };
}

/** People of the operation by how their name sounds, of those sounds that the newcomers have. */
export async function peopleBySound(
  tx: EntityManager,
  operationCode: string,
  newcomers: readonly Facts[],
): Promise<Map<string, Likeness[]>> {
  const sounds = [...new Set(newcomers.map(soundOfFacts))].filter((sound) => sound !== "");
  if (sounds.length === 0) return new Map();
  const people = await tx.find(Person, {
    where: { operationCode, nameKey: In(sounds), mergedIntoId: IsNull() },
    order: { occurredAt: "DESC" },
    take: MOST,
  });
  const nations = await nationsOf(
    tx,
    people.map(({ id }) => id),
  );
  const bySound = new Map<string, Likeness[]>();
  for (const person of people) {
    const { id, givenName, familyName, sex, bornOn, birthDatePrecision, phone } = person;
    const names = { givenName: searchKey(givenName ?? ""), familyName: searchKey(familyName ?? "") };
    const isBirthDayKnown = birthDatePrecision === BirthDatePrecision.EXACT;
    const likeness = { id, ...names, sex, bornOn, isBirthDayKnown, nationalities: nations.get(id) ?? [], phone };
    const sound = nameSound(givenName, familyName) ?? "";
    bySound.set(sound, [...(bySound.get(sound) ?? []), likeness]);
  }
  return bySound;
}

async function nationsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = ids.length > 0 ? await tx.findBy(PersonNationality, { personId: In([...ids]) }) : [];
  const nations = new Map<string, string[]>();
  for (const { personId, country } of rows) nations.set(personId, [...(nations.get(personId) ?? []), country]);
  return nations;
}

/** Who has which number of another agency: by agency and number. */
export async function peopleByOtherId(tx: EntityManager, newcomers: readonly Facts[]): Promise<Map<string, string>> {
  const values = newcomers.flatMap(({ otherIds }) => otherIds.map(({ value }) => value));
  if (values.length === 0) return new Map();
  const rows = await tx.findBy(PersonOtherId, { valueKey: In([...new Set(values)]) });
  return new Map(rows.map(({ agency, value, personId }) => [otherIdKey({ agency, value }), personId]));
}

export const otherIdKey = ({ agency, value }: { agency: string; value: string }): string =>
  JSON.stringify([searchKey(agency), value]);

/** Who wears which wristband. */
export async function peopleByNumber(tx: EntityManager, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = numbers.length > 0 ? await tx.findBy(Person, { registrationKey: In([...new Set(numbers)]) }) : [];
  return new Map(rows.map(({ registrationNumber, id }) => [registrationNumber ?? "", id]));
}
