// What hangs on a person and is kept in step with what is told: words of the names, nationalities, other agencies' numbers.
import type { EntityManager } from "typeorm";
import { insertRows } from "#kit/insert";
import { nationalitiesIn, wordsIn } from "../registration/registration.rows";
import type { Facts } from "../registration/registration.rules";
import { PersonNameWord } from "./name-word.entity";
import { PersonNationality } from "./nationality.entity";
import { PersonOtherId } from "./other-id.entity";
import type { Person } from "./person.entity";

type Names = Pick<Facts, "givenName" | "familyName" | "otherNames">;
type Held = Pick<Person, "id" | "operationCode">;

export async function writeWords(tx: EntityManager, { id, operationCode }: Held, names: Names): Promise<void> {
  await tx.delete(PersonNameWord, { personId: id });
  await insertRows(tx, PersonNameWord, wordsIn(operationCode)({ id, ...names }));
}

export async function writeNationalities(
  tx: EntityManager,
  { id, operationCode }: Held,
  nationalities: string[],
): Promise<void> {
  await tx.delete(PersonNationality, { personId: id });
  await insertRows(tx, PersonNationality, nationalitiesIn(operationCode)({ id, nationalities }));
}

export async function writeOtherIds(tx: EntityManager, { id }: Held, otherIds: Facts["otherIds"]): Promise<void> {
  await tx.delete(PersonOtherId, { personId: id });
  await insertRows(
    tx,
    PersonOtherId,
    otherIds.map((other) => ({ personId: id, ...other, valueKey: other.value })),
  );
}
