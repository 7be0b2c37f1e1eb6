// Who lives with whom. Whoever changes a household holds it first, so that of two at once one waits for the other.
import { In, IsNull, type EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import type { Stamp } from "#kit/written";
import { insertNew } from "#kit/insert";
import type { Here } from "../operation/here.loaders";
import { Person } from "../person/person.entity";
import { takePeople, takePerson } from "../person/take.writes";
import { askForPlaces } from "../registration/registration.places";
import { isMinorOn } from "../registration/registration.rows";
import { Household } from "./household.entity";
import type { FormHouseholdInput } from "./household.inputs";
import { assertFits, assertHead, headOf, type Member } from "./household.rules";

/** Throws INPUT_INVALID, NOT_FOUND, ID_TAKEN. `ids` are those of the people, `headId` of one of them. */
export async function formHousehold(
  tx: EntityManager,
  { id, headId }: Pick<FormHouseholdInput, "id" | "headId">,
  ids: readonly string[],
  stamp: Stamp,
  here: Here,
): Promise<void> {
  const people = await takePeople(tx, ids);
  const members = people.map(memberOn(here.today));
  if (headId) assertHead(members, headId);
  const head = headId ?? headOf(members, null);
  await insertNew(tx, Household, { id, operationCode: here.operation.code, ...stamp, headId: head });
  await moveIn(tx, people, id, here);
}

/** Throws NOT_FOUND, INPUT_INVALID where it would be too large. */
export async function joinHousehold(
  tx: EntityManager,
  householdId: string,
  ids: readonly string[],
  here: Here,
): Promise<void> {
  const people = await takePeople(tx, ids);
  const { headId } = await holdHousehold(tx, householdId);
  const joining = people.filter((person) => person.householdId !== householdId);
  const members = [...(await membersOf(tx, householdId)), ...joining].map(memberOn(here.today));
  assertFits(members.length);
  await tx.update(Household, { id: householdId }, { headId: headOf(members, headId) });
  await moveIn(tx, joining, householdId, here);
}

/** Answers the household that was left. Throws NOT_FOUND, STATE_INVALID for somebody who lives alone. */
export async function leaveHousehold(tx: EntityManager, personId: string, here: Here): Promise<string> {
  const person = await takePerson(tx, personId);
  const { householdId } = person;
  if (householdId === null) throw new HubError("STATE_INVALID", "The person is in no household.", { state: "ALONE" });
  await moveIn(tx, [person], null, here);
  return householdId;
}

/** Throws NOT_FOUND, INPUT_INVALID. */
export async function changeHead(
  tx: EntityManager,
  householdId: string,
  headId: string,
  { today }: Here,
): Promise<void> {
  await holdHousehold(tx, householdId);
  assertHead((await membersOf(tx, householdId)).map(memberOn(today)), headId);
  await tx.update(Household, { id: householdId }, { headId });
}

/** Somebody is here no more: if they spoke for a household, somebody else does. */
export async function replaceHead(
  tx: EntityManager,
  { id, householdId }: Pick<Person, "id" | "householdId">,
  today: string,
): Promise<void> {
  if (householdId === null) return;
  const { headId } = await holdHousehold(tx, householdId);
  if (headId !== id) return;
  const rest = (await membersOf(tx, householdId)).filter((member) => member.id !== id && member.outcome === null);
  await tx.update(Household, { id: householdId }, { headId: headOf(rest.map(memberOn(today)), null) });
}

/** Moves people, whose files are held, out of where they lived and into this household, and tells the shelters. */
async function moveIn(
  tx: EntityManager,
  people: readonly Person[],
  householdId: string | null,
  { operation, today }: Here,
): Promise<void> {
  if (people.length === 0) return;
  const ids = people.map(({ id }) => id);
  const left = await leave(tx, people, today);
  await tx.update(Person, { id: In(ids) }, { householdId });
  await askForPlaces(tx, [...people.map(({ id }) => ({ id, householdId })), ...left], operation, today, {
    areNew: false,
  });
}

/** Those who stay behind stay together; one who is left alone is in no household. Answers one of each that was left. */
async function leave(
  tx: EntityManager,
  people: readonly Person[],
  today: string,
): Promise<Pick<Person, "id" | "householdId">[]> {
  const leaving = new Set(people.map(({ id }) => id));
  const householdIds = [...new Set(people.flatMap((person) => person.householdId ?? []))].sort();
  const behind: Pick<Person, "id" | "householdId">[] = [];
  for (const id of householdIds) {
    const { headId } = await holdHousehold(tx, id);
    const rest = (await membersOf(tx, id)).filter((member) => !leaving.has(member.id));
    const isHousehold = rest.length > 1;
    if (!isHousehold) await tx.update(Person, { id: In(rest.map((one) => one.id)) }, { householdId: null });
    await tx.update(Household, { id }, { headId: isHousehold ? headOf(rest.map(memberOn(today)), headId) : null });
    const [one] = rest;
    if (one) behind.push({ id: one.id, householdId: isHousehold ? id : null });
  }
  return behind;
}

/** The household, held until the transaction ends. Throws NOT_FOUND. */
export async function holdHousehold(tx: EntityManager, id: string): Promise<Household> {
  const done = await tx
    .createQueryBuilder()
    .update(Household)
    .set({ version: () => "version + 1" })
    .where("id = :id", { id })
    .execute();
  if (!done.affected) throw new HubError("NOT_FOUND", "input.householdId: there is no such household.");
  return tx.findOneByOrFail(Household, { id });
}

export const membersOf = (tx: EntityManager, householdId: string): Promise<Person[]> =>
  tx.findBy(Person, { householdId, mergedIntoId: IsNull() });

export const memberOn =
  (today: string) =>
  (person: Person): Member => ({ id: person.id, bornOn: person.bornOn, isMinor: isMinorOn(today, person) });
