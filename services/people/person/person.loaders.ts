import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Reader } from "#kit/context";
import { oneEach, perRequest } from "#kit/loader";
import { Person } from "./person.entity";

/** The person of this id; of an id that was merged into another, the survivor. */
export const personById = perRequest(
  ({ db }) =>
    new DataLoader<string, Person | null>(async (ids) => {
      const people = await db.findBy(Person, { id: In(ids) });
      return survivorsOf(
        db,
        oneEach(ids, people, ({ id }) => id),
      );
    }),
);

export const personByNumber = perRequest(
  ({ db }) =>
    new DataLoader<string, Person | null>(async (numbers) => {
      const people = await db.findBy(Person, { registrationKey: In(numbers) });
      return survivorsOf(
        db,
        oneEach(numbers, people, ({ registrationNumber }) => registrationNumber),
      );
    }),
);

/** The same people, with the survivor in the place of everybody who was merged. */
async function survivorsOf(db: Reader, people: (Person | null)[]): Promise<(Person | null)[]> {
  const ids = people.flatMap((person) => person?.mergedIntoId ?? []);
  if (ids.length === 0) return people;
  const survivors = await db.findBy(Person, { id: In(ids) });
  const found = new Map(survivors.map((survivor) => [survivor.id, survivor]));
  return people.map((person) => (person?.mergedIntoId ? (found.get(person.mergedIntoId) ?? null) : person));
}
