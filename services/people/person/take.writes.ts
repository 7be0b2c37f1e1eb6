import { In, type EntityManager } from "typeorm";
import { HubError } from "#kit/errors";
import { notErased } from "#kit/retention/erasure.entity";
import { Person } from "./person.entity";

/**
 * Holds these files until the transaction ends, and answers them as they are then, in this order. It counts as a change of
 * each, so that of an act and a merge at once one waits for the other, or fails certification on a cluster. Throws
 * NOT_FOUND where somebody was merged or erased meanwhile.
 */
export async function takePeople(tx: EntityManager, ids: readonly string[]): Promise<Person[]> {
  const done = await tx
    .createQueryBuilder()
    .update(Person)
    .set({ version: () => "version + 1" })
    .where(`id IN (:...ids) AND mergedIntoId IS NULL AND ${notErased("person.id")}`, { ids })
    .execute();
  if (done.affected !== new Set(ids).size) {
    throw new HubError("NOT_FOUND", "Somebody was merged with another or erased meanwhile: look again.");
  }
  const people = new Map((await tx.findBy(Person, { id: In([...ids]) })).map((person) => [person.id, person]));
  return ids.flatMap((id) => people.get(id) ?? []);
}

/** The same of one. */
export async function takePerson(tx: EntityManager, id: string): Promise<Person> {
  const [person] = await takePeople(tx, [id]);
  return person as Person;
}

/** The id under which somebody is known now: another one, where the record was merged. */
export async function survivorOf(tx: EntityManager, id: string): Promise<string> {
  const person = await tx.findOneBy(Person, { id });
  if (!person) throw new HubError("NOT_FOUND", "input.personId: there is no such person.");
  return person.mergedIntoId ?? id;
}
