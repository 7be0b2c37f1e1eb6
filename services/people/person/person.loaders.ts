import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Figures, Reader } from "#kit/context";
import { oneEach, perRequest } from "#kit/loader";
import { Person } from "./person.entity";

/**
 * The person of this id; of an id that was merged into another, the survivor, for whoever sees the survivor: what the
 * viewer saw the merged record by may have moved.
 */
export const personById = perRequest(
  ({ db, figures }) =>
    new DataLoader<string, Person | null>(async (ids) => {
      const people = await db.findBy(Person, { id: In(ids) });
      const found = oneEach(ids, people, ({ id }) => id);
      const unseen = ids.filter((_, index) => !found[index]);
      const leads = await leadsOf(figures, unseen);
      return survivorsOf(
        db,
        found,
        ids.map((id) => leads.get(id) ?? null),
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

/** Whom each of these ids leads to, whoever asks; nobody for an id that was not merged. */
async function leadsOf(figures: Figures, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await figures
    .createQueryBuilder(Person, "person")
    .select("person.id", "id")
    .addSelect("person.mergedIntoId", "survivor")
    .where("person.id IN (:...ids) AND person.mergedIntoId IS NOT NULL", { ids })
    .getRawMany<{ id: string; survivor: string }>();
  return new Map(rows.map(({ id, survivor }) => [id, survivor]));
}

/** The same people, with the survivor in the place of everybody who was merged. */
async function survivorsOf(
  db: Reader,
  people: (Person | null)[],
  leads: readonly (string | null)[] = [],
): Promise<(Person | null)[]> {
  const survivorOf = people.map((person, index) => person?.mergedIntoId ?? leads[index] ?? null);
  const ids = survivorOf.filter((id) => id !== null);
  if (ids.length === 0) return people;
  const survivors = await db.findBy(Person, { id: In(ids) });
  const found = new Map(survivors.map((survivor) => [survivor.id, survivor]));
  return people.map((person, index) => {
    const survivor = survivorOf[index];
    return survivor ? (found.get(survivor) ?? null) : person;
  });
}
