import DataLoader from "dataloader";
import { In, type EntityManager } from "typeorm";
import { oneEach } from "#kit/loader";
import { Person } from "./people.entities";

export type PeopleContext = ReturnType<typeof peopleContext>;

export function peopleContext(db: EntityManager) {
  const personById = new DataLoader<string, Person | null>((ids) => survivorsOf(db, ids));
  return { people: { db, personById } };
}

/** The person of each id; of an id that was merged into another person, that one. */
async function survivorsOf(db: EntityManager, ids: readonly string[]): Promise<(Person | null)[]> {
  const found = await db.findBy(Person, { id: In(ids) });
  const people = oneEach(ids, found, ({ id }) => id);
  const merged = found.map(({ mergedIntoId }) => mergedIntoId).filter((id) => id !== null);
  if (merged.length === 0) return people;
  const survivors = new Map((await db.findBy(Person, { id: In(merged) })).map((person) => [person.id, person]));
  return people.map((person) => (person?.mergedIntoId ? (survivors.get(person.mergedIntoId) ?? null) : person));
}
